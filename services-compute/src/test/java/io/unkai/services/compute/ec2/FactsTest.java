package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.tags;
import static io.unkai.services.compute.ec2.Given.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AssociateRouteTableRequest;
import io.unkai.api.ec2.CreateLaunchTemplateRequest;
import io.unkai.api.ec2.CreateSecurityGroupRequest;
import io.unkai.api.ec2.DescribeVpcsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LaunchTemplateSpecification;
import io.unkai.api.ec2.RequestLaunchTemplateData;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.schema.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What permissions know of EC2's resources. */
class FactsTest {
    private static final String ARN = "arn:aws:ec2:us-east-1:" + TestEc2.ACCOUNT + ':';

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private @Nullable String name(String variable, String value) {
        var call = ec2.call(Ec2.DELETE_SECURITY_GROUP);
        return ec2.store.<@Nullable String>read(txn -> ec2.facts().name(txn, call, variable, value));
    }

    private @Nullable List<String> key(String key, String resource) {
        var call = ec2.call(Ec2.CREATE_SUBNET);
        var input = DescribeVpcsRequest.builder().build();
        return ec2.store.<@Nullable List<String>>read(
                txn -> ec2.facts().key(txn, call, input, there(Arn.parse(ARN + resource)), key));
    }

    @Test
    void associationsAreThoseOfTheirResources() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var table = given.table(vpc);
        var association = there(ec2.call(
                        Ec2.ASSOCIATE_ROUTE_TABLE,
                        AssociateRouteTableRequest.builder()
                                .routeTableId(table)
                                .subnetId(subnet)
                                .build())
                .associationId());
        assertThat(name("SubnetId", association)).isEqualTo(subnet);
        assertThat(name("RouteTableId", association)).isEqualTo(table);
        assertThat(name("RouteTableId", "rtbassoc-00000000000000000")).isNull();
    }

    @Test
    void aLaunchFromATemplateAsksForWhatTheTemplateSays() {
        try (var host = new TestHost()) {
            host.call(
                    Ec2.CREATE_LAUNCH_TEMPLATE,
                    CreateLaunchTemplateRequest.builder()
                            .launchTemplateName("web")
                            .launchTemplateData(RequestLaunchTemplateData.builder()
                                    .instanceType("t3.nano")
                                    .keyName("mine")
                                    .build())
                            .build());
            var launch = RunInstancesRequest.builder().instanceType("t3.micro");
            var from = LaunchTemplateSpecification.builder();
            var whole = whole(
                    host,
                    launch.launchTemplate(from.launchTemplateName("web").build())
                            .build());
            assertThat(whole.instanceType()).isEqualTo("t3.micro");
            assertThat(whole.keyName()).isEqualTo("mine");
            var unknown = launch.launchTemplate(from.launchTemplateName("none").build())
                    .build();
            assertThat(whole(host, unknown)).isSameAs(unknown);
        }
    }

    private static RunInstancesRequest whole(TestHost host, RunInstancesRequest launch) {
        var call = host.call(Ec2.RUN_INSTANCES);
        return (RunInstancesRequest) host.store.<Struct>read(txn -> new Ec2Facts().whole(txn, call, launch));
    }

    @Test
    void groupsOfTheDefaultVpcHaveNames() {
        var made = ec2.call(
                Ec2.CREATE_SECURITY_GROUP,
                CreateSecurityGroupRequest.builder()
                        .groupName("web")
                        .description("web")
                        .build());
        assertThat(name("SecurityGroupId", "web")).isEqualTo(made.groupId());
        given.group(given.vpc("10.0.0.0/16"), "elsewhere");
        assertThat(name("SecurityGroupId", "elsewhere")).isEqualTo("elsewhere");
    }

    @Test
    void conditionsSeeTheVpcAndTheTags() {
        var made = ec2.call(
                Ec2.CREATE_VPC,
                io.unkai.api.ec2.CreateVpcRequest.builder()
                        .cidrBlock("10.0.0.0/16")
                        .tagSpecifications(tags("vpc", "stage", "test"))
                        .build());
        var vpc = there(there(made.vpc()).vpcId());
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        assertThat(key("ec2:vpc", "subnet/" + subnet)).isEqualTo(List.of(ARN + "vpc/" + vpc));
        assertThat(key("ec2:vpcid", "vpc/" + vpc)).isEqualTo(List.of(vpc));
        assertThat(key("ec2:createaction", "subnet/*")).isEqualTo(List.of("CreateSubnet"));
        assertThat(key("ec2:colour", "subnet/" + subnet)).isNull();
        var facts = ec2.facts();
        assertThat(ec2.store.<java.util.Map<String, String>>read(
                        txn -> facts.tags(txn, there(Arn.parse(ARN + "vpc/" + vpc)))))
                .containsEntry("stage", "test");
    }
}
