package io.unkai.services.compute.ec2.route;

import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.CreateRouteResult;
import io.unkai.api.ec2.DeleteRouteRequest;
import io.unkai.api.ec2.DeleteRouteResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ReplaceRouteRequest;
import io.unkai.api.ec2.ReplaceRouteResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.PrefixList;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Operations on routes. */
final class Routes {
    /** How many routes a table may have, beside the local ones. */
    static final Quota QUOTA = new Quota("vpc", "L-93826ACB", "Routes per route table", 50);

    void register(Handlers on) {
        on.on(Ec2.CREATE_ROUTE, this::create);
        on.on(Ec2.REPLACE_ROUTE, this::replace);
        on.on(Ec2.DELETE_ROUTE, this::delete);
    }

    private CreateRouteResult create(Call call, Txn txn, CreateRouteRequest in) {
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var to = destination(
                call, txn, in.destinationCidrBlock(), in.destinationIpv6CidrBlock(), in.destinationPrefixListId());
        var target = new Target(call, txn, table).find(in);
        checkSpecific(txn, table, to, target);
        var same = find(table, to);
        if (same != null && !same.target().equals(target) || local(txn, table, to)) {
            throw new ApiException("RouteAlreadyExists", "The route identified by " + to + " already exists.");
        }
        if (same == null) {
            checkQuota(call, txn, table);
            put(txn, table, new RouteTable.Route(to, target, true));
        }
        return CreateRouteResult.builder().return_(true).build();
    }

    private static void checkQuota(Call call, ReadTxn txn, RouteTable table) {
        if (table.routes().size() >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "RouteLimitExceeded", "The maximum number of routes has been reached in this route table.");
        }
    }

    private ReplaceRouteResponse replace(Call call, Txn txn, ReplaceRouteRequest in) {
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var to = destination(
                call, txn, in.destinationCidrBlock(), in.destinationIpv6CidrBlock(), in.destinationPrefixListId());
        if (Boolean.TRUE.equals(in.localTarget())) {
            throw Ec2Errors.unsupported("Local routes always lead into the VPC here and need no replacement.");
        }
        var before = find(table, to);
        if (before == null) {
            throw absent(table, to);
        }
        checkOwn(table, before);
        var target = new Target(call, txn, table).find(in);
        checkSpecific(txn, table, to, target);
        put(txn, table, new RouteTable.Route(to, target, true));
        return ReplaceRouteResponse.builder().build();
    }

    private DeleteRouteResponse delete(Call call, Txn txn, DeleteRouteRequest in) {
        var table = RouteTable.TABLE.find(call, txn, in.routeTableId());
        var to = destination(
                call, txn, in.destinationCidrBlock(), in.destinationIpv6CidrBlock(), in.destinationPrefixListId());
        if (local(txn, table, to)) {
            throw Ec2Errors.invalidValue("cannot remove local route " + to + " in route table " + table.id());
        }
        var going = find(table, to);
        if (going == null) {
            throw absent(table, to);
        }
        checkOwn(table, going);
        var routes = new ArrayList<>(table.routes());
        routes.remove(going);
        save(txn, table.with(routes));
        return DeleteRouteResponse.builder().build();
    }

    private static String destination(
            Call call, ReadTxn txn, @Nullable String ipv4, @Nullable String ipv6, @Nullable String list) {
        int given = (ipv4 == null ? 0 : 1) + (ipv6 == null ? 0 : 1) + (list == null ? 0 : 1);
        if (given > 1) {
            throw Ec2Errors.combination("Only one destination of a route can be specified");
        }
        if (list != null) {
            return PrefixList.visible(call, txn, list).id();
        }
        return ipv6 != null
                ? Cidrs.ipv6("destinationIpv6CidrBlock", ipv6).toString()
                : Cidrs.ipv4("destinationCidrBlock", ipv4).toString();
    }

    /** Within the VPC only interfaces may take what would be local. */
    private static void checkSpecific(ReadTxn txn, RouteTable table, String to, String target) {
        var cidr = Cidr.tryParse(to);
        var vpc = Vpc.TABLE.find(txn, table.key().sibling(table.vpc()));
        boolean inside = cidr != null && vpc.cidrs().stream().anyMatch(block -> block.contains(cidr));
        if (inside && !target.startsWith("eni-") && !vpc.cidrs().contains(cidr)) {
            throw Ec2Errors.invalidValue("The destination CIDR block " + to
                    + " is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an"
                    + " interface or an instance.");
        }
    }

    /** Routes to gateway endpoints come and go with these. */
    private static void checkOwn(RouteTable table, RouteTable.Route route) {
        if (Kind.ENDPOINT.isId(route.target())) {
            throw Ec2Errors.invalidValue(
                    "cannot remove VPC endpoint route " + route.destination() + " in route table " + table.id());
        }
    }

    private static boolean local(ReadTxn txn, RouteTable table, String to) {
        var vpc = Vpc.TABLE.find(txn, table.key().sibling(table.vpc()));
        return vpc.cidrs().stream().anyMatch(cidr -> cidr.toString().equals(to));
    }

    private static ApiException absent(RouteTable table, String to) {
        return new ApiException(
                "InvalidRoute.NotFound",
                "no route with destination-cidr-block " + to + " in route table " + table.id());
    }

    private static RouteTable.@Nullable Route find(RouteTable table, String to) {
        for (var route : table.routes()) {
            if (route.destination().equals(to)) {
                return route;
            }
        }
        return null;
    }

    private static void put(Txn txn, RouteTable table, RouteTable.Route route) {
        var routes = new ArrayList<>(table.routes());
        routes.removeIf(other -> other.destination().equals(route.destination()));
        routes.add(route);
        routes.sort(Comparator.comparing(RouteTable.Route::destination));
        save(txn, table.with(routes));
    }

    private static void save(Txn txn, RouteTable table) {
        RouteTable.TABLE.put(txn, table);
        Wanted.changed(txn, table.key().sibling(table.vpc()));
    }
}
