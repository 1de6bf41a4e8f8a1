package io.unkai.services.compute.ec2.route;

import io.unkai.api.ec2.Route;
import io.unkai.api.ec2.RouteTableAssociation;
import io.unkai.api.ec2.RouteTableAssociationState;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.RouteTargets;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Route tables as answers show them. */
final class RouteViews {
    static final RouteTableAssociationState ASSOCIATED =
            RouteTableAssociationState.builder().state("associated").build();

    static final Filters<io.unkai.api.ec2.RouteTable> FILTERS = filters();

    private RouteViews() {}

    private static Filters<io.unkai.api.ec2.RouteTable> filters() {
        var filters = new Filters<io.unkai.api.ec2.RouteTable>()
                .on("owner-id", io.unkai.api.ec2.RouteTable::ownerId)
                .on("route-table-id", io.unkai.api.ec2.RouteTable::routeTableId)
                .on("vpc-id", io.unkai.api.ec2.RouteTable::vpcId)
                .onTags(table -> Ec2Tags.map(table.tags()));
        association(filters, "gateway-id", RouteTableAssociation::gatewayId);
        association(filters, "route-table-association-id", RouteTableAssociation::routeTableAssociationId);
        association(filters, "route-table-id", RouteTableAssociation::routeTableId);
        association(filters, "subnet-id", RouteTableAssociation::subnetId);
        association(filters, "main", one -> Parts.text(one.main()));
        route(filters, "destination-cidr-block", Route::destinationCidrBlock);
        route(filters, "destination-ipv6-cidr-block", Route::destinationIpv6CidrBlock);
        route(filters, "destination-prefix-list-id", Route::destinationPrefixListId);
        route(filters, "egress-only-internet-gateway-id", Route::egressOnlyInternetGatewayId);
        route(filters, "gateway-id", Route::gatewayId);
        route(filters, "instance-id", Route::instanceId);
        route(filters, "nat-gateway-id", Route::natGatewayId);
        route(filters, "origin", Route::origin);
        route(filters, "state", Route::state);
        route(filters, "transit-gateway-id", Route::transitGatewayId);
        route(filters, "vpc-peering-connection-id", Route::vpcPeeringConnectionId);
        return filters;
    }

    private static void association(
            Filters<io.unkai.api.ec2.RouteTable> filters,
            String name,
            Function<RouteTableAssociation, @Nullable String> value) {
        filters.onEach("association." + name, Parts.each(io.unkai.api.ec2.RouteTable::associations, value));
    }

    private static void route(
            Filters<io.unkai.api.ec2.RouteTable> filters, String name, Function<Route, @Nullable String> value) {
        filters.onEach("route." + name, Parts.each(io.unkai.api.ec2.RouteTable::routes, value));
    }

    static io.unkai.api.ec2.RouteTable of(ReadTxn txn, RouteTable table) {
        var vpc = Vpc.TABLE.find(txn, table.key().sibling(table.vpc()));
        var routes = new ArrayList<Route>();
        for (var cidr : vpc.cidrs()) {
            routes.add(destination(Route.builder(), cidr.toString())
                    .gatewayId(RouteTable.LOCAL)
                    .origin("CreateRouteTable")
                    .state("active")
                    .build());
        }
        table.routes().forEach(route -> routes.add(route(txn, vpc, route)));
        return io.unkai.api.ec2.RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpc())
                .ownerId(table.key().account())
                .associations(associations(txn, vpc, table))
                .propagatingVgws(List.of())
                .routes(routes)
                .tags(Ec2Tags.of(txn, table.key()))
                .build();
    }

    private static List<RouteTableAssociation> associations(ReadTxn txn, Vpc vpc, RouteTable table) {
        var all = new ArrayList<RouteTableAssociation>();
        if (vpc.mainTable().equals(table.id())) {
            all.add(association(table, vpc.mainAssociation()).main(true).build());
        }
        for (var subnet : Subnet.TABLE.within(txn, table.key())) {
            var use = subnet.table();
            if (use != null) {
                all.add(association(table, use.association())
                        .main(false)
                        .subnetId(subnet.id())
                        .build());
            }
        }
        return all;
    }

    private static RouteTableAssociation.Builder association(RouteTable table, String id) {
        return RouteTableAssociation.builder()
                .routeTableAssociationId(id)
                .routeTableId(table.id())
                .associationState(ASSOCIATED);
    }

    private static Route route(ReadTxn txn, Vpc vpc, RouteTable.Route route) {
        var view = destination(Route.builder(), route.destination())
                .origin(route.byCreateRoute() ? "CreateRoute" : "CreateRouteTable")
                .state(RouteTargets.alive(txn, vpc, route.target()) ? "active" : "blackhole");
        var id = route.target();
        switch (Kind.ofId(id)) {
            case INTERFACE -> eni(txn, view.networkInterfaceId(id), vpc.key().sibling(id));
            case NAT_GATEWAY -> view.natGatewayId(id);
            case EGRESS_GATEWAY -> view.egressOnlyInternetGatewayId(id);
            case PEERING -> view.vpcPeeringConnectionId(id);
            case null, default -> view.gatewayId(id);
        }
        return view.build();
    }

    private static void eni(ReadTxn txn, Route.Builder view, Key key) {
        var eni = Eni.TABLE.get(txn, key);
        var attachment = eni == null ? null : eni.attachment();
        if (attachment != null && !attachment.instance().isEmpty()) {
            view.instanceId(attachment.instance()).instanceOwnerId(attachment.owner());
        }
    }

    private static Route.Builder destination(Route.Builder view, String destination) {
        var cidr = Cidr.tryParse(destination);
        if (cidr == null) {
            return view.destinationPrefixListId(destination);
        }
        return cidr.v6() ? view.destinationIpv6CidrBlock(destination) : view.destinationCidrBlock(destination);
    }
}
