package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Target;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gateway endpoints: what a subnet's routes send to one goes to the sockets in the router, past the sender's ACL and groups; the answers
 * pass the ACL again. Where a subnet has none of these routes, the same addresses are the internet's.
 */
final class EndpointRules {
    private final State state;
    private final Table table;

    EndpointRules(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    void add() {
        table.set("endpoints", "mark . ipv4_addr; flags interval").set("endpoint_blocks", "ipv4_addr; flags interval");
        Map<String, RouteTable> tables = new TreeMap<>();
        state.network().routeTables().forEach(routes -> tables.put(routes.id(), routes));
        for (var subnet : state.network().subnets()) {
            var routes = tables.get(subnet.routeTable());
            if (routes != null) {
                routes.routes().forEach(route -> route(state.number(subnet.id()), route));
            }
        }
        table.chain("serve", "filter hook prerouting priority -150")
                .rules("serve", "meta mark . ip daddr @endpoints goto served");
        table.chain("served", "")
                .rules(
                        "served",
                        "meta mark vmap @leave",
                        "ct state established,related accept",
                        "meta mark set 0",
                        "meta mark set iifname map @sender",
                        "meta mark vmap @send",
                        "meta mark set iifname map @origin",
                        "accept");
        table.rules("arrive", "meta mark . ip daddr @endpoints dnat ip to " + Infrastructure.ENDPOINTS);
        table.rules("input", "ct status dnat ip daddr " + Infrastructure.ENDPOINTS + " accept");
        table.chain("answered", "filter hook postrouting priority 200")
                .rules("answered", "ct direction reply ct original ip daddr @endpoint_blocks goto answer");
        table.chain("answer", "")
                .rules("answer", "meta mark set 0", "meta mark set oifname map @origin", "meta mark vmap @enter");
    }

    private void route(int subnet, RouteTable.Route route) {
        if (route.target() instanceof Target.GatewayEndpoint
                && !route.destination().v6()) {
            table.add("endpoints", subnet + " . " + route.destination());
            table.add("endpoint_blocks", route.destination().toString());
        }
    }
}
