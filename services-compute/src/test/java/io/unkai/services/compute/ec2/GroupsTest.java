package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.tcp;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestEc2.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DeleteSecurityGroupRequest;
import io.unkai.api.ec2.DescribeSecurityGroupRulesRequest;
import io.unkai.api.ec2.DescribeSecurityGroupsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.ModifySecurityGroupRulesRequest;
import io.unkai.api.ec2.RevokeSecurityGroupIngressRequest;
import io.unkai.api.ec2.SecurityGroup;
import io.unkai.api.ec2.SecurityGroupRule;
import io.unkai.api.ec2.SecurityGroupRuleDescription;
import io.unkai.api.ec2.SecurityGroupRuleRequest;
import io.unkai.api.ec2.SecurityGroupRuleUpdate;
import io.unkai.api.ec2.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.Traffic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private List<SecurityGroupRule> allow(String group, IpPermission... permissions) {
        return given.letIn(group, permissions);
    }

    private SecurityGroup describe(String group) {
        return there(ec2.call(
                                Ec2.DESCRIBE_SECURITY_GROUPS,
                                DescribeSecurityGroupsRequest.builder()
                                        .groupIds(List.of(group))
                                        .build())
                        .securityGroups())
                .getFirst();
    }

    private static IpPermission from(String group) {
        return IpPermission.builder()
                .ipProtocol("-1")
                .userIdGroupPairs(
                        List.of(UserIdGroupPair.builder().groupId(group).build()))
                .build();
    }

    @Test
    void newGroupLetsEverythingOutAndNothingIn() {
        var group = describe(given.group(given.vpc("10.0.0.0/16"), "web"));
        assertThat(group.ipPermissions()).isEmpty();
        assertThat(there(group.ipPermissionsEgress())).singleElement().satisfies(one -> {
            assertThat(one.ipProtocol()).isEqualTo("-1");
            assertThat(one.fromPort()).isNull();
            assertThat(there(one.ipRanges()).getFirst().cidrIp()).isEqualTo("0.0.0.0/0");
        });
    }

    @Test
    void rulesReachTheNetworkOfTheVpc() {
        var vpc = given.vpc("10.0.0.0/16");
        var web = given.group(vpc, "web");
        var db = given.group(vpc, "db");
        allow(web, tcp(80, "0.0.0.0/0"));
        allow(db, from(web));
        given.eni(given.subnet(vpc, "10.0.1.0/24"), web, db);
        var groups = given.network(vpc).groups();
        var ofWeb =
                groups.stream().filter(one -> one.id().equals(web)).findFirst().orElseThrow();
        var ofDb =
                groups.stream().filter(one -> one.id().equals(db)).findFirst().orElseThrow();
        assertThat(ofWeb.ingress()).singleElement().satisfies(rule -> {
            assertThat(rule.traffic()).isEqualTo(Traffic.tcp(80));
            assertThat(rule.peer()).isEqualTo(new Peer.Block(Cidr.ANY4));
        });
        assertThat(ofDb.ingress()).singleElement().satisfies(rule -> {
            assertThat(rule.traffic()).isEqualTo(Traffic.ANY);
            assertThat(rule.peer()).isEqualTo(new Peer.Group(web));
        });
        assertThat(ofDb.egress()).hasSize(1);
    }

    @Test
    void sameRuleTwiceIsRefused() {
        var group = given.group(given.vpc("10.0.0.0/16"), "web");
        allow(group, tcp(22, "10.0.0.0/8"));
        var refusal = refused(() -> allow(group, tcp(22, "10.0.0.0/8")));
        assertThat(refusal.code()).isEqualTo("InvalidPermission.Duplicate");
        assertThat(refusal.message())
                .isEqualTo(
                        "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW\" already exists");
    }

    @Test
    void revokesByValueAndById() {
        var group = given.group(given.vpc("10.0.0.0/16"), "web");
        var rules = allow(group, tcp(22, "10.0.0.0/8"), tcp(80, "0.0.0.0/0"));
        ec2.call(
                Ec2.REVOKE_SECURITY_GROUP_INGRESS,
                RevokeSecurityGroupIngressRequest.builder()
                        .groupId(group)
                        .securityGroupRuleIds(List.of(there(rules.getFirst().securityGroupRuleId())))
                        .build());
        var revoke = RevokeSecurityGroupIngressRequest.builder()
                .groupId(group)
                .ipPermissions(List.of(tcp(80, "0.0.0.0/0")))
                .build();
        ec2.call(Ec2.REVOKE_SECURITY_GROUP_INGRESS, revoke);
        assertThat(describe(group).ipPermissions()).isEmpty();
        assertThat(refusal(() -> ec2.call(Ec2.REVOKE_SECURITY_GROUP_INGRESS, revoke)))
                .isEqualTo("InvalidPermission.NotFound");
    }

    @Test
    void refusesWhatCannotBe() {
        var vpc = given.vpc("10.0.0.0/16");
        var group = given.group(vpc, "web");
        assertThat(refusal(() -> given.group(vpc, "web"))).isEqualTo("InvalidGroup.Duplicate");
        assertThat(refusal(() -> given.group(vpc, "sg-12"))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> given.group(vpc, "default"))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> allow(group, tcp(70_000, "0.0.0.0/0")))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> allow(group, tcp(1, "nowhere")))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> allow(group, from("sg-00000000000000000")))).isEqualTo("InvalidGroup.NotFound");
        assertThat(refusal(() -> allow(group, from("web")))).isEqualTo("InvalidGroupId.Malformed");
        assertThat(refusal(() -> allow(group))).isEqualTo("MissingParameter");
    }

    @Test
    void groupInUseIsNotDeleted() {
        var vpc = given.vpc("10.0.0.0/16");
        var named = given.group(vpc, "named");
        var other = given.group(vpc, "other");
        allow(other, from(named));
        assertThat(refusal(() -> delete(named))).isEqualTo("DependencyViolation");
        given.eni(given.subnet(vpc, "10.0.1.0/24"), other);
        assertThat(refusal(() -> delete(other))).isEqualTo("DependencyViolation");
        var standard = there(ec2.call(
                                Ec2.DESCRIBE_SECURITY_GROUPS,
                                DescribeSecurityGroupsRequest.builder()
                                        .filters(List.of(
                                                Given.filter("vpc-id", vpc), Given.filter("group-name", "default")))
                                        .build())
                        .securityGroups())
                .getFirst();
        assertThat(refusal(() -> delete(there(standard.groupId())))).isEqualTo("CannotDelete");
    }

    private void delete(String group) {
        ec2.call(
                Ec2.DELETE_SECURITY_GROUP,
                DeleteSecurityGroupRequest.builder().groupId(group).build());
    }

    @Test
    void rulesAreChangedInPlace() {
        var group = given.group(given.vpc("10.0.0.0/16"), "web");
        var id = there(allow(group, tcp(22, "10.0.0.0/8")).getFirst().securityGroupRuleId());
        ec2.call(
                Ec2.MODIFY_SECURITY_GROUP_RULES,
                ModifySecurityGroupRulesRequest.builder()
                        .groupId(group)
                        .securityGroupRules(List.of(SecurityGroupRuleUpdate.builder()
                                .securityGroupRuleId(id)
                                .securityGroupRule(SecurityGroupRuleRequest.builder()
                                        .ipProtocol("udp")
                                        .fromPort(53)
                                        .toPort(53)
                                        .cidrIpv4("10.1.0.0/16")
                                        .build())
                                .build()))
                        .build());
        assertThat(refusal(() -> ec2.call(
                        Ec2.MODIFY_SECURITY_GROUP_RULES,
                        ModifySecurityGroupRulesRequest.builder()
                                .groupId(group)
                                .securityGroupRules(List.of(SecurityGroupRuleUpdate.builder()
                                        .securityGroupRuleId(id)
                                        .securityGroupRule(SecurityGroupRuleRequest.builder()
                                                .ipProtocol("-1")
                                                .referencedGroupId(group)
                                                .build())
                                        .build()))
                                .build())))
                .isEqualTo("InvalidParameterValue");
        ec2.call(
                Ec2.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_INGRESS,
                UpdateSecurityGroupRuleDescriptionsIngressRequest.builder()
                        .groupId(group)
                        .securityGroupRuleDescriptions(List.of(SecurityGroupRuleDescription.builder()
                                .securityGroupRuleId(id)
                                .description("names")
                                .build()))
                        .build());
        var rule = there(ec2.call(
                                Ec2.DESCRIBE_SECURITY_GROUP_RULES,
                                DescribeSecurityGroupRulesRequest.builder()
                                        .securityGroupRuleIds(List.of(id))
                                        .build())
                        .securityGroupRules())
                .getFirst();
        assertThat(rule.ipProtocol()).isEqualTo("udp");
        assertThat(rule.cidrIpv4()).isEqualTo("10.1.0.0/16");
        assertThat(rule.description()).isEqualTo("names");
    }
}
