package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AcceptVpcPeeringConnectionRequest;
import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.CreateVpcPeeringConnectionRequest;
import io.unkai.api.ec2.DeleteVpcPeeringConnectionRequest;
import io.unkai.api.ec2.DescribeStaleSecurityGroupsRequest;
import io.unkai.api.ec2.DescribeVpcPeeringConnectionsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.Route;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.api.ec2.VpcPeeringConnection;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.RouteTable.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeeringsTest {
    private static final String OTHER = "222222222222";

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private VpcPeeringConnection ask(String vpc, String peer, String owner, String region) {
        return there(ec2.call(
                        Ec2.CREATE_VPC_PEERING_CONNECTION,
                        CreateVpcPeeringConnectionRequest.builder()
                                .vpcId(vpc)
                                .peerVpcId(peer)
                                .peerOwnerId(owner)
                                .peerRegion(region)
                                .build())
                .vpcPeeringConnection());
    }

    private String accept(String id) {
        var accepted = ec2.call(
                Ec2.ACCEPT_VPC_PEERING_CONNECTION,
                AcceptVpcPeeringConnectionRequest.builder()
                        .vpcPeeringConnectionId(id)
                        .build());
        return there(there(there(accepted.vpcPeeringConnection()).status()).code());
    }

    private String status(String id) {
        var found = ec2.call(
                Ec2.DESCRIBE_VPC_PEERING_CONNECTIONS,
                DescribeVpcPeeringConnectionsRequest.builder()
                        .vpcPeeringConnectionIds(List.of(id))
                        .build());
        return there(
                there(there(found.vpcPeeringConnections()).getFirst().status()).code());
    }

    @Test
    void isActiveOnceBothNetworksKnowIt() {
        var vpc = given.vpc("10.0.0.0/16");
        var peer = ec2.as(OTHER, "us-east-1", () -> given.vpc("10.1.0.0/16"));
        var id = there(ask(vpc, peer, OTHER, "us-east-1").vpcPeeringConnectionId());
        assertThat(refusal(() -> accept(id))).isEqualTo("OperationNotPermitted");
        assertThat(ec2.as(OTHER, "us-east-1", () -> accept(id))).isEqualTo("provisioning");
        assertThat(refusal(() -> ask(vpc, peer, OTHER, "us-east-1"))).isEqualTo("VpcPeeringConnectionAlreadyExists");
        ec2.reconcile();
        assertThat(status(id)).isEqualTo("active");
        assertThat(ec2.as(OTHER, "us-east-1", () -> status(id))).isEqualTo("active");
        assertThat(given.network(vpc).peerings()).containsExactly(new Network.Peering(id, peer));
        assertThat(given.network(peer).peerings()).containsExactly(new Network.Peering(id, vpc));
    }

    @Test
    void overlappingBlocksFail() {
        var vpc = given.vpc("10.0.0.0/16");
        var peer = given.vpc("10.0.0.0/20");
        var asked = ask(vpc, peer, TestEc2.ACCOUNT, "us-east-1");
        assertThat(there(asked.status()).code()).isEqualTo("failed");
        assertThat(refusal(() -> accept(there(asked.vpcPeeringConnectionId())))).isEqualTo("InvalidStateTransition");
    }

    @Test
    void whatNothingCanBeCalledIsRefusedAtOnce() {
        var vpc = given.vpc("10.0.0.0/16");
        var peer = given.vpc("10.1.0.0/16");
        assertThat(refusal(() -> ask(vpc, "x", OTHER, "us-east-1"))).isEqualTo("InvalidVpcID.Malformed");
        assertThat(refusal(() -> ask(vpc, peer, "me", "us-east-1"))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> ask(vpc, peer, OTHER, "mars-1"))).isEqualTo("InvalidParameterValue");
        var nowhere = ask(vpc, "vpc-00000000000000000", OTHER, "us-east-1");
        assertThat(there(nowhere.status()).code()).isEqualTo("failed");
    }

    @Test
    void crossesRegions() {
        var vpc = given.vpc("10.0.0.0/16");
        var peer = ec2.as(TestEc2.ACCOUNT, "eu-west-1", () -> given.vpc("10.1.0.0/16"));
        var id = there(ask(vpc, peer, TestEc2.ACCOUNT, "eu-west-1").vpcPeeringConnectionId());
        assertThat(refusal(() -> accept(id))).isEqualTo("OperationNotPermitted");
        ec2.as(TestEc2.ACCOUNT, "eu-west-1", () -> accept(id));
        ec2.reconcile();
        assertThat(status(id)).isEqualTo("active");
    }

    @Test
    void groupsOfThePeerCountAndRulesGoStaleWithThePeering() {
        var vpc = given.vpc("10.0.0.0/16");
        var peer = given.vpc("10.1.0.0/16");
        var id = there(ask(vpc, peer, TestEc2.ACCOUNT, "us-east-1").vpcPeeringConnectionId());
        accept(id);
        ec2.reconcile();
        var theirs = given.group(peer, "theirs");
        var ours = given.group(vpc, "ours");
        given.letIn(
                ours,
                IpPermission.builder()
                        .ipProtocol("-1")
                        .userIdGroupPairs(List.of(UserIdGroupPair.builder()
                                .groupId(theirs)
                                .userId(TestEc2.ACCOUNT)
                                .build()))
                        .build());
        given.eni(given.subnet(vpc, "10.0.1.0/24"), ours);
        assertThat(given.network(vpc).foreignGroups())
                .singleElement()
                .satisfies(one -> assertThat(one.members()).isEmpty());
        given.eni(given.subnet(peer, "10.1.1.0/24"), theirs);
        assertThat(given.network(vpc).foreignGroups())
                .singleElement()
                .satisfies(one -> assertThat(one.members()).hasSize(1));
        var main = there(given.main(vpc).routeTableId());
        given.route(CreateRouteRequest.builder()
                .routeTableId(main)
                .destinationCidrBlock("10.1.0.0/16")
                .vpcPeeringConnectionId(id));
        assertThat(given.network(vpc)
                        .routeTables()
                        .getFirst()
                        .routes()
                        .getLast()
                        .target())
                .isEqualTo(new Target.Peering(id));
        ec2.call(
                Ec2.DELETE_VPC_PEERING_CONNECTION,
                DeleteVpcPeeringConnectionRequest.builder()
                        .vpcPeeringConnectionId(id)
                        .build());
        assertThat(there(given.main(vpc).routes())).extracting(Route::state).contains("blackhole");
        assertThat(given.network(vpc).peerings()).isEmpty();
        assertThat(there(ec2.call(
                                Ec2.DESCRIBE_STALE_SECURITY_GROUPS,
                                DescribeStaleSecurityGroupsRequest.builder()
                                        .vpcId(vpc)
                                        .build())
                        .staleSecurityGroupSet()))
                .singleElement()
                .satisfies(stale -> assertThat(there(there(stale.staleIpPermissions())
                                        .getFirst()
                                        .userIdGroupPairs())
                                .getFirst()
                                .peeringStatus())
                        .isEqualTo("deleted"));
    }
}
