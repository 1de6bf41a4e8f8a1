package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses, neighbours, routes and rules of a VPC's router. The main table has the interfaces and nothing else; each subnet has a
 * table of its own, which packets with its mark use first.
 */
final class Plumbing {
    /** Where everything behind a device is that is no guest's; its neighbour is fixed. */
    static final String HOP = "169.254.0.1";
    /** The same for IPv6, and how guests know their gateway. */
    static final String HOP6 = "fe80::1";
    /** All our devices are in this group, so that they can be removed together. */
    static final String GROUP = "group 7";

    static final int MTU = Infrastructure.MTU;

    private static final int TABLES = 1000;
    private static final String LAST = " metric 4294967295";

    private final State state;
    private final Network network;
    private final boolean has6;
    private final List<Item> items = new ArrayList<>();

    private Plumbing(State state) {
        this.state = state;
        this.network = state.network();
        this.has6 = state.has6();
    }

    static List<Item> of(State state) {
        var plumbing = new Plumbing(state);
        plumbing.own();
        state.plugs().keySet().forEach(id -> state.face(id).ifPresent(plumbing::face));
        plumbing.ways();
        network(state).subnets().forEach(plumbing::subnet);
        return plumbing.items;
    }

    private static Network network(State state) {
        return state.network();
    }

    /** Whether anything of this VPC is routed to the internet. */
    static boolean hasUplink(Network network) {
        return network.routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> route.target() instanceof Target.InternetGateway
                        || route.target() instanceof Target.EgressOnlyGateway);
    }

    private void own() {
        items.add(Item.of("", "link set lo up", ""));
        for (var subnet : network.subnets()) {
            Infrastructure.gateway(subnet).ifPresent(ip -> address(Cidr.of(ip), "lo scope global"));
        }
        for (var ip : Infrastructure.services(network.cidrs())) {
            if (!ip.v6() || has6) {
                address(Cidr.of(ip), ip.v6() ? "lo nodad" : "lo scope link");
            }
        }
        if (has6) {
            address(Cidr.of(Infrastructure.LEASES6), "lo nodad");
        }
        address(Cidr.of(Infrastructure.ENDPOINTS), "lo scope link");
        route("blackhole 0.0.0.0/0" + LAST, "main", "");
        if (has6) {
            route("blackhole ::/0" + LAST, "main", "");
        }
    }

    private void address(Cidr cidr, String where) {
        items.add(Item.of("", "addr replace " + cidr + " dev " + where, "addr del " + cidr + " dev lo"));
    }

    private void face(Interface face) {
        var device = Names.ofInterface(face.id());
        var mac = Mac.checked(face.mac());
        up(device, Mac.GATEWAY, MTU);
        for (var ip : face.addresses()) {
            neighbour(device, ip.toString(), mac);
            route(Cidr.of(ip) + " dev " + device, "main", device);
        }
        if (has6) {
            items.add(Item.of(device, "addr replace " + HOP6 + "/64 dev " + device + " nodad", ""));
            neighbour(device, Mac.linkLocal(mac).toString(), mac);
        }
    }

    private void up(String device, String mac, int mtu) {
        items.add(Item.of(device, "link set " + device + " address " + mac + " mtu " + mtu + " " + GROUP + " up", ""));
    }

    private void neighbour(String device, String ip, String mac) {
        items.add(Item.of(
                device,
                "neigh replace " + ip + " lladdr " + mac + " dev " + device + " nud permanent",
                "neigh del " + ip + " dev " + device));
    }

    private void route(String route, String table, String device) {
        var text = route + " table " + table;
        items.add(Item.of(device, "route replace " + text, "route del " + text));
    }

    /** The ways out: to the internet and to peers. */
    private void ways() {
        if (hasUplink(network)) {
            up(Names.UPLINK, Mac.ROUTER, 1500);
            neighbour(Names.UPLINK, HOP, Mac.EDGE);
            if (has6) {
                neighbour(Names.UPLINK, HOP6, Mac.EDGE);
                neighbour(Names.UPLINK, RouterRules.EGRESS_ONLY_HOP, Mac.EDGE);
            }
        }
        for (var peering : network.peerings()) {
            if (state.peerings().contains(peering.id())) {
                boolean first = network.vpc().compareTo(peering.peer()) < 0;
                var device = Names.ofPeering(peering.id());
                up(device, first ? Mac.FIRST_PEER : Mac.SECOND_PEER, MTU);
                neighbour(device, HOP, first ? Mac.SECOND_PEER : Mac.FIRST_PEER);
                if (has6) {
                    neighbour(device, HOP6, first ? Mac.SECOND_PEER : Mac.FIRST_PEER);
                }
            }
        }
    }

    private void subnet(Network.Subnet subnet) {
        int number = state.number(subnet.id());
        var table = Integer.toString(TABLES + number);
        rule(number, table, false);
        route("blackhole 0.0.0.0/0" + LAST, table, "");
        if (has6) {
            rule(number, table, true);
            route("blackhole ::/0" + LAST, table, "");
        }
        network.routeTables().stream()
                .filter(one -> one.id().equals(subnet.routeTable()))
                .flatMap(one -> one.routes().stream())
                .filter(route -> has6 || !route.destination().v6())
                .forEach(route -> route(route, table));
    }

    private void rule(int number, String table, boolean v6) {
        var rule = "pref " + table + " fwmark " + number + "/0xfff lookup " + table;
        items.add(new Item("", v6, "rule add " + rule, "rule del " + rule));
    }

    private void route(Route route, String table) {
        var to = route.destination();
        if (route.target() instanceof Target.Local) {
            route("throw " + to, table, "");
            return;
        }
        hop(route)
                .ifPresentOrElse(
                        hop -> route(to + " via " + hop.address + " dev " + hop.device + " onlink", table, hop.device),
                        () -> route("blackhole " + to, table, ""));
    }

    private record Hop(String address, String device) {}

    /** Where a route leads; nowhere if what it leads to is not there. */
    private Optional<Hop> hop(Route route) {
        boolean v6 = route.destination().v6();
        var next = v6 ? HOP6 : HOP;
        return switch (route.target()) {
            case Target.InternetGateway _ -> Optional.of(new Hop(next, Names.UPLINK));
            case Target.EgressOnlyGateway _ ->
                v6 ? Optional.of(new Hop(RouterRules.EGRESS_ONLY_HOP, Names.UPLINK)) : Optional.empty();
            case Target.NatGateway(String id) ->
                network.natGateways().stream()
                        .filter(nat -> nat.id().equals(id) && !v6)
                        .flatMap(nat -> through(nat.interfaceId(), false).stream())
                        .findFirst();
            case Target.NetworkInterface(String id) -> through(id, v6);
            case Target.Peering(String id) ->
                state.peerings().contains(id) ? Optional.of(new Hop(next, Names.ofPeering(id))) : Optional.empty();
            case Target.Local _, Target.GatewayEndpoint _, Target.Blackhole _ -> Optional.empty();
        };
    }

    private Optional<Hop> through(String id, boolean v6) {
        if (!state.plugs().containsKey(id)) {
            return Optional.empty();
        }
        return state.face(id).flatMap(face -> first(face, v6).map(ip -> new Hop(ip, Names.ofInterface(id))));
    }

    private static Optional<String> first(Interface face, boolean v6) {
        return v6
                ? Optional.of(Mac.linkLocal(Mac.checked(face.mac())).toString())
                : face.addresses().stream().filter(ip -> !ip.v6()).findFirst().map(Ip::toString);
    }
}
