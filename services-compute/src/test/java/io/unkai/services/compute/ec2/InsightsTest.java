package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.tcp;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AllocateAddressRequest;
import io.unkai.api.ec2.AnalysisAclRule;
import io.unkai.api.ec2.AnalysisRouteTableRoute;
import io.unkai.api.ec2.AssociateAddressRequest;
import io.unkai.api.ec2.CreateNetworkInsightsPathRequest;
import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.DescribeNetworkInsightsAnalysesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.NetworkInsightsAnalysis;
import io.unkai.api.ec2.StartNetworkInsightsAnalysisRequest;
import io.unkai.planes.network.UnavailableNetworkPlane;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsightsTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private NetworkInsightsAnalysis analyse(String from, String to, int port) {
        return analyse(ec2, from, to, port);
    }

    private static NetworkInsightsAnalysis analyse(TestEc2 ec2, String from, String to, int port) {
        var path = ec2.call(
                Ec2.CREATE_NETWORK_INSIGHTS_PATH,
                CreateNetworkInsightsPathRequest.builder()
                        .source(from)
                        .destination(to)
                        .protocol("tcp")
                        .destinationPort(port)
                        .build());
        var started = there(ec2.call(
                        Ec2.START_NETWORK_INSIGHTS_ANALYSIS,
                        StartNetworkInsightsAnalysisRequest.builder()
                                .networkInsightsPathId(
                                        there(path.networkInsightsPath()).networkInsightsPathId())
                                .build())
                .networkInsightsAnalysis());
        assertThat(started.status()).isEqualTo("running");
        ec2.reconcile();
        return there(ec2.call(
                                Ec2.DESCRIBE_NETWORK_INSIGHTS_ANALYSES,
                                DescribeNetworkInsightsAnalysesRequest.builder()
                                        .networkInsightsAnalysisIds(List.of(there(started.networkInsightsAnalysisId())))
                                        .build())
                        .networkInsightsAnalyses())
                .getFirst();
    }

    @Test
    void namesWhatDecides() {
        var vpc = given.vpc("10.0.0.0/16");
        var group = given.group(vpc, "web");
        given.letIn(group, tcp(443, "10.0.0.0/16"));
        var from = there(given.eni(given.subnet(vpc, "10.0.1.0/24"), group).networkInterfaceId());
        var to = there(given.eni(given.subnet(vpc, "10.0.2.0/24"), group).networkInterfaceId());
        ec2.reconcile();
        var works = analyse(from, to, 443);
        assertThat(works.status()).isEqualTo("succeeded");
        assertThat(works.networkPathFound()).isTrue();
        assertThat(there(works.returnPathComponents())).isNotEmpty();
        var forward = there(works.forwardPathComponents());
        assertThat(forward.stream().flatMap(one -> Stream.ofNullable(one.securityGroupRule())))
                .extracting(rule -> rule.direction() + ' ' + rule.protocol() + ' ' + rule.cidr())
                .containsExactly("egress all 0.0.0.0/0", "ingress tcp 10.0.0.0/16");
        assertThat(forward.stream().flatMap(one -> Stream.ofNullable(one.aclRule())))
                .extracting(AnalysisAclRule::ruleNumber)
                .containsExactly(100, 100);
        assertThat(forward.stream().flatMap(one -> Stream.ofNullable(one.routeTableRoute())))
                .extracting(AnalysisRouteTableRoute::gatewayId)
                .containsExactly("local");
        assertThat(forward.stream().filter(one -> one.securityGroupRule() != null))
                .allSatisfy(one -> assertThat(
                                there(there(one.additionalDetails()).getFirst().component())
                                        .id())
                        .startsWith("sgr-"));
        var fails = analyse(from, to, 22);
        assertThat(fails.networkPathFound()).isFalse();
        assertThat(there(fails.explanations())).singleElement().satisfies(one -> {
            assertThat(one.explanationCode()).isEqualTo("ENI_SG_RULES_MISMATCH");
            assertThat(one.direction()).isEqualTo("ingress");
            assertThat(there(one.component()).id()).isEqualTo(group);
        });
    }

    @Test
    void reachesFromTheInternetOnlyWhatHasAPublicAddress() {
        var vpc = given.vpc("10.0.0.0/16");
        var group = given.group(vpc, "web");
        given.letIn(group, tcp(443, "0.0.0.0/0"));
        var gateway = given.gateway(vpc);
        given.route(CreateRouteRequest.builder()
                .routeTableId(given.main(vpc).routeTableId())
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(gateway));
        var eni = there(given.eni(given.subnet(vpc, "10.0.1.0/24"), group).networkInterfaceId());
        ec2.reconcile();
        assertThat(analyse(gateway, eni, 443).networkPathFound()).isFalse();
        var address =
                ec2.call(Ec2.ALLOCATE_ADDRESS, AllocateAddressRequest.builder().build());
        ec2.call(
                Ec2.ASSOCIATE_ADDRESS,
                AssociateAddressRequest.builder()
                        .allocationId(address.allocationId())
                        .networkInterfaceId(eni)
                        .build());
        ec2.reconcile();
        assertThat(analyse(gateway, eni, 443).networkPathFound()).isTrue();
    }

    @Test
    void saysThatItCannotKnowWithoutNetworks() {
        try (var bare = new TestEc2(new UnavailableNetworkPlane("not root"))) {
            var with = new Given(bare);
            var eni = there(with.eni(with.subnet(with.vpc("10.0.0.0/16"), "10.0.1.0/24"))
                    .networkInterfaceId());
            var analysis = analyse(bare, eni, eni, 22);
            assertThat(analysis.status()).isEqualTo("failed");
            assertThat(analysis.statusMessage()).contains("not root");
            assertThat(refusal(() -> analyse(bare, "vpc-00000000000000000", eni, 22)))
                    .isEqualTo("InvalidParameterValue");
        }
    }
}
