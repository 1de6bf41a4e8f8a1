package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.filter;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AssociateRouteTableRequest;
import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.DeleteInternetGatewayRequest;
import io.unkai.api.ec2.DeleteRouteRequest;
import io.unkai.api.ec2.DeleteRouteTableRequest;
import io.unkai.api.ec2.DetachInternetGatewayRequest;
import io.unkai.api.ec2.DisassociateRouteTableRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ReplaceRouteTableAssociationRequest;
import io.unkai.api.ec2.Route;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.RouteTable.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private static CreateRouteRequest.Builder route(String table, String cidr) {
        return CreateRouteRequest.builder().routeTableId(table).destinationCidrBlock(cidr);
    }

    private String associate(String table, String subnet) {
        return there(ec2.call(
                        Ec2.ASSOCIATE_ROUTE_TABLE,
                        AssociateRouteTableRequest.builder()
                                .routeTableId(table)
                                .subnetId(subnet)
                                .build())
                .associationId());
    }

    @Test
    void routeToAnInternetGatewayReachesTheNetwork() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var gateway = given.gateway(vpc);
        var table = given.table(vpc);
        given.route(route(table, "0.0.0.0/0").gatewayId(gateway));
        associate(table, subnet);
        var network = given.network(vpc);
        assertThat(network.subnets().getFirst().routeTable()).isEqualTo(table);
        var routes = network.routeTables().stream()
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow()
                .routes();
        assertThat(routes)
                .extracting(io.unkai.planes.network.RouteTable.Route::target)
                .containsExactly(new Target.Local(), new Target.InternetGateway(gateway));
    }

    @Test
    void routeToADetachedGatewayIsABlackHole() {
        var vpc = given.vpc("10.0.0.0/16");
        var gateway = given.gateway(vpc);
        var main = given.main(vpc);
        given.route(route(there(main.routeTableId()), "0.0.0.0/0").gatewayId(gateway));
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_INTERNET_GATEWAY,
                        DeleteInternetGatewayRequest.builder()
                                .internetGatewayId(gateway)
                                .build())))
                .isEqualTo("DependencyViolation");
        var detach = DetachInternetGatewayRequest.builder()
                .internetGatewayId(gateway)
                .vpcId(vpc)
                .build();
        ec2.call(Ec2.DETACH_INTERNET_GATEWAY, detach);
        assertThat(refusal(() -> ec2.call(Ec2.DETACH_INTERNET_GATEWAY, detach))).isEqualTo("Gateway.NotAttached");
        assertThat(there(given.main(vpc).routes())).extracting(Route::state).containsExactly("active", "blackhole");
        assertThat(given.network(vpc).routeTables().getFirst().routes())
                .contains(new io.unkai.planes.network.RouteTable.Route(Cidr.ANY4, new Target.Blackhole()));
    }

    @Test
    void anotherTableBecomesTheMainOne() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var main = given.main(vpc);
        var table = given.table(vpc);
        var association = there(there(main.associations()).getFirst().routeTableAssociationId());
        assertThat(refusal(() -> ec2.call(
                        Ec2.DISASSOCIATE_ROUTE_TABLE,
                        DisassociateRouteTableRequest.builder()
                                .associationId(association)
                                .build())))
                .isEqualTo("InvalidParameterValue");
        ec2.call(
                Ec2.REPLACE_ROUTE_TABLE_ASSOCIATION,
                ReplaceRouteTableAssociationRequest.builder()
                        .associationId(association)
                        .routeTableId(table)
                        .build());
        assertThat(given.main(vpc).routeTableId()).isEqualTo(table);
        assertThat(given.network(vpc).subnets().getFirst().routeTable()).isEqualTo(table);
        assertThat(given.network(vpc).subnets().getFirst().id()).isEqualTo(subnet);
    }

    @Test
    void usedTableIsNotDeleted() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var table = given.table(vpc);
        var association = associate(table, subnet);
        assertThat(associate(table, subnet)).isEqualTo(association);
        var other = given.table(vpc);
        assertThat(refusal(() -> associate(other, subnet))).isEqualTo("Resource.AlreadyAssociated");
        var delete = DeleteRouteTableRequest.builder().routeTableId(table).build();
        assertThat(refusal(() -> ec2.call(Ec2.DELETE_ROUTE_TABLE, delete))).isEqualTo("DependencyViolation");
        assertThat(given.table(filter("association.subnet-id", subnet)).routeTableId())
                .isEqualTo(table);
        ec2.call(
                Ec2.DISASSOCIATE_ROUTE_TABLE,
                DisassociateRouteTableRequest.builder()
                        .associationId(association)
                        .build());
        ec2.call(Ec2.DELETE_ROUTE_TABLE, delete);
        assertThat(refusal(() -> ec2.call(Ec2.DELETE_ROUTE_TABLE, delete))).isEqualTo("InvalidRouteTableID.NotFound");
    }

    @Test
    void refusesRoutesThatCannotBe() {
        var vpc = given.vpc("10.0.0.0/16");
        var gateway = given.gateway(vpc);
        var elsewhere = given.gateway(given.vpc("10.1.0.0/16"));
        var table = given.table(vpc);
        given.route(route(table, "0.0.0.0/0").gatewayId(gateway));
        assertThat(refusal(() -> given.route(route(table, "10.0.0.0/16").gatewayId(gateway))))
                .isEqualTo("RouteAlreadyExists");
        assertThat(refusal(() -> given.route(route(table, "10.0.1.0/24").gatewayId(gateway))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> given.route(route(table, "8.8.8.8/32").gatewayId(elsewhere))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> given.route(route(table, "8.8.8.8/32").gatewayId("igw-00000000000000000"))))
                .isEqualTo("InvalidGatewayID.NotFound");
        assertThat(refusal(() -> given.route(route(table, "8.8.8.8/32")))).isEqualTo("MissingParameter");
        assertThat(refusal(() -> given.route(
                        route(table, "8.8.8.8/32").gatewayId(gateway).vpcEndpointId("vpce-00000000000000000"))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() -> given.route(route(table, "8.8.8.8/32").transitGatewayId("tgw-1"))))
                .isEqualTo("UnsupportedOperation");
        var delete = DeleteRouteRequest.builder().routeTableId(table).destinationCidrBlock("8.8.8.8/32");
        assertThat(refusal(() -> ec2.call(Ec2.DELETE_ROUTE, delete.build()))).isEqualTo("InvalidRoute.NotFound");
    }
}
