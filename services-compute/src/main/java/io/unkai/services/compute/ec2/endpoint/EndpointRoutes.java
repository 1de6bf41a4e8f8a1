package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.AwsPrefixLists;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.RouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes to endpoints: made and removed with them, never by operations on routes. */
final class EndpointRoutes {
    private EndpointRoutes() {}

    static void add(Call call, Txn txn, Endpoint endpoint, @Nullable List<String> tables) {
        var list = AwsPrefixLists.s3(endpoint.key().region()).id();
        for (var id : new LinkedHashSet<>(Parts.list(tables))) {
            var table = RouteTable.TABLE.find(call, txn, id);
            if (!table.vpc().equals(endpoint.vpc())) {
                throw Ec2Errors.invalidValue(
                        "route table " + id + " and VPC endpoint " + endpoint.id() + " belong to different networks");
            }
            if (table.routes().stream().anyMatch(route -> route.destination().equals(list))) {
                throw new ApiException(
                        "RouteAlreadyExists",
                        "route table " + id + " already has a route with destination-prefix-list-id " + list);
            }
            var routes = new ArrayList<>(table.routes());
            routes.add(new RouteTable.Route(list, endpoint.id(), true));
            routes.sort(Comparator.comparing(RouteTable.Route::destination));
            RouteTable.TABLE.put(txn, table.with(routes));
        }
    }

    static void remove(Call call, Txn txn, Endpoint endpoint, @Nullable List<String> tables) {
        for (var id : new LinkedHashSet<>(Parts.list(tables))) {
            var table = RouteTable.TABLE.find(call, txn, id);
            if (table.routes().stream().noneMatch(route -> leads(route, endpoint))) {
                throw Ec2Errors.invalidValue(
                        "route table " + id + " is not associated with VPC endpoint " + endpoint.id());
            }
            remove(txn, endpoint, table);
        }
    }

    static void removeAll(Txn txn, Endpoint endpoint) {
        endpoint.tables(txn).forEach(table -> remove(txn, endpoint, table));
    }

    private static void remove(Txn txn, Endpoint endpoint, RouteTable table) {
        RouteTable.TABLE.put(
                txn,
                table.with(table.routes().stream()
                        .filter(route -> !leads(route, endpoint))
                        .toList()));
    }

    private static boolean leads(RouteTable.Route route, Endpoint endpoint) {
        return route.target().equals(endpoint.id());
    }
}
