package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.RouteTable.Target;
import java.util.List;

/**
 * The ruleset of a VPC's router. A packet is marked with the number of the subnet it comes from where it enters; it meets ACLs by the
 * marks of its subnets, groups by its devices. Every chain for groups and ACLs returns what it lets through and drops the rest.
 */
final class RouterRules {
    /** By which next hop of IPv6 a route leads to an egress-only gateway. */
    static final String EGRESS_ONLY_HOP = "fe80::2";

    private static final String BY_MARK = "mark : verdict";

    private final State state;
    private final Network network;
    private final Table table = new Table("inet");

    private RouterRules(State state) {
        this.state = state;
        this.network = state.network();
    }

    /** All tables of the router. */
    static List<Table> of(State state) {
        var rules = new RouterRules(state);
        rules.sets();
        rules.entrance();
        rules.input();
        rules.forward();
        rules.borders();
        rules.gates();
        rules.translation();
        new AclRules(state, rules.table).add();
        new GroupRules(state, rules.table).add();
        new EndpointRules(state, rules.table).add();
        new FlowRules(state, rules.table).add();
        HopRules.add(rules.table);
        LeaseRules.add(state, rules.table);
        LeaseRules6.add(state, rules.table);
        return List.of(rules.table, Sources.add(state, rules.table));
    }

    private void sets() {
        table.map("origin", "ifname : mark").set("same", "mark . ifname").set("peers", "ifname");
        table.set("blocks4", "ipv4_addr; flags interval").set("blocks6", "ipv6_addr; flags interval");
        table.set("services4", "ipv4_addr").set("services6", "ipv6_addr");
        table.set("trusted", "ifname").map("beyond", "ifname : verdict");
        table.add("trusted", quoted("lo"));
        table.add("trusted", quoted(Names.UPLINK));
        table.put("beyond", quoted(Names.UPLINK), "goto outside");
        table.map("leave", BY_MARK).map("enter", BY_MARK);
        table.map("sender", "ifname : mark").map("send", BY_MARK);
        table.map("receiver", "ifname : mark").map("receive", BY_MARK);
        table.set("never_public4", "ipv4_addr; flags interval").set("never_public6", "ipv6_addr; flags interval");
        for (var cidr : Infrastructure.NEVER_PUBLIC) {
            table.add(cidr.v6() ? "never_public6" : "never_public4", cidr.toString());
        }
        for (var face : network.interfaces()) {
            var device = quoted(Names.ofInterface(face.id()));
            int subnet = state.number(face.subnet());
            table.put("origin", device, Integer.toString(subnet));
            table.add("same", subnet + " . " + device);
        }
        for (var peering : network.peerings()) {
            var device = quoted(Names.ofPeering(peering.id()));
            table.add("peers", device);
            table.add("trusted", device);
            table.put("beyond", device, "goto across");
        }
        for (var cidr : network.cidrs()) {
            table.add(cidr.v6() ? "blocks6" : "blocks4", cidr.toString());
        }
        for (var service : Infrastructure.services(network.cidrs())) {
            table.add(service.v6() ? "services6" : "services4", service.toString());
        }
    }

    /** Where a packet enters: who sent it may have this address. */
    private void entrance() {
        table.chain("entrance", "filter hook prerouting priority -300; policy drop");
        table.rules(
                "entrance",
                "iifname @trusted accept",
                "meta mark set iifname map @origin",
                "iifname . ether saddr . ip saddr @known4 accept",
                LeaseRules6.ENTRANCE,
                "iifname . ether saddr . ip6 saddr @known6 accept",
                "iifname . ether saddr @loose accept",
                LeaseRules.ENTRANCE);
    }

    /** What guests may say to the router itself: only what the cloud serves, and the discovery of neighbours. */
    private void input() {
        table.chain("input", "filter hook input priority 0; policy drop");
        table.rules(
                "input",
                "iifname \"lo\" accept",
                LeaseRules.INPUT,
                LeaseRules6.INPUT,
                "ct state established,related accept",
                "meta mark != 0 ip daddr @services4 accept",
                "meta mark != 0 ip6 daddr @services6 accept",
                "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } iifname . ether saddr . ip6 saddr @known6 accept");
    }

    /** Every packet comes here, also those of connections that are known: each rule less is seen in what passes. */
    private void forward() {
        table.chain("forward", "filter hook forward priority 0; policy drop");
        if (AclRules.open(state)) {
            table.rules("forward", "oifname vmap @beyond", "goto gates");
            return;
        }
        table.rules(
                "forward",
                "meta mark . oifname @same goto gates",
                "meta mark vmap @leave",
                "oifname vmap @beyond",
                "meta mark set oifname map @origin",
                "meta mark vmap @enter",
                "goto gates");
    }

    private void borders() {
        table.chain("outside", "").chain("across", "");
        table.rules(
                "outside",
                "rt ip6 nexthop " + EGRESS_ONLY_HOP + " ct direction reply drop",
                "ip daddr @never_public4 drop",
                "ip6 daddr @never_public6 drop",
                "tcp flags syn tcp option maxseg size set rt mtu",
                "iifname . ip saddr @public goto gates",
                "ip6 saddr @blocks6 goto gates",
                "drop");
        table.rules("across", "ip saddr @blocks4 goto gates", "ip6 saddr @blocks6 goto gates", "drop");
    }

    /** The two gates, which do not know of each other, and the receiver's addresses. */
    private void gates() {
        table.chain("gates", "");
        table.rules("gates", "ct state established,related accept", "ct state invalid drop");
        if (!leadsTo(Target.InternetGateway.class)) {
            table.rules("gates", "iifname \"" + Names.UPLINK + "\" drop");
        }
        table.rules(
                "gates",
                "meta mark set 0",
                "meta mark set iifname map @sender",
                "meta mark vmap @send",
                "meta mark set 0",
                "meta mark set oifname map @receiver",
                "meta mark vmap @receive",
                "oifname . ip daddr @own4 accept",
                "oifname . ip6 daddr @own6 accept",
                "oifname @forwarders accept",
                "oifname \"" + Names.UPLINK + "\" accept",
                "oifname @peers accept",
                "drop");
    }

    private boolean leadsTo(Class<? extends Target> target) {
        return network.routeTables().stream()
                .flatMap(routes -> routes.routes().stream())
                .anyMatch(route -> target.isInstance(route.target()));
    }

    /** Public addresses stand for private ones, one for one. */
    private void translation() {
        table.set("public", "ifname . ipv4_addr");
        table.map("to_private", "ipv4_addr : ipv4_addr").map("to_public", "ipv4_addr : ipv4_addr");
        for (var face : network.interfaces()) {
            for (var address : face.publicAddresses()) {
                table.add("public", quoted(Names.ofInterface(face.id())) + " . " + address.privateIp());
                table.put(
                        "to_private",
                        address.publicIp().toString(),
                        address.privateIp().toString());
                table.put(
                        "to_public",
                        address.privateIp().toString(),
                        address.publicIp().toString());
            }
        }
        table.chain("arrive", "nat hook prerouting priority -100")
                .rules("arrive", "iifname \"" + Names.UPLINK + "\" dnat ip to ip daddr map @to_private");
        table.chain("depart", "nat hook postrouting priority 100")
                .rules("depart", "oifname \"" + Names.UPLINK + "\" snat ip to ip saddr map @to_public");
    }

    static String quoted(String device) {
        return "\"" + device + "\"";
    }
}
