package io.unkai.planes.network;

import io.unkai.planes.network.Network.GroupMembers;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.NatGateway;
import io.unkai.planes.network.Network.Peering;
import io.unkai.planes.network.Network.PublicAddress;
import io.unkai.planes.network.Network.Subnet;
import io.unkai.planes.network.NetworkAcl.Entry;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two peered VPCs with guests for every way a packet can take. All samples have the same private addresses.
 *
 * <p>In {@link #vpc}: A and B in the sender's subnet, C in the receiver's with a public address, E in another subnet of the
 * sender's kind with a public address, a NAT gateway in a subnet of the receiver's kind. In {@link #peer}: D.
 *
 * @param number makes its ids and public addresses its own
 */
public record Sample(int number, Cidr pool) {
    static final Ip A = Ip.parse("10.0.1.10");
    static final Ip B = Ip.parse("10.0.1.11");
    static final Ip C = Ip.parse("10.0.2.10");
    static final Ip D = Ip.parse("10.1.1.10");
    static final Ip E = Ip.parse("10.0.4.10");
    /** Where an interface endpoint is. */
    static final Ip G = Ip.parse("10.0.2.20");
    /** What a gateway endpoint leads to. */
    static final Cidr SERVICE = Cidr.parse("192.0.2.0/25");

    static final Ip A6 = Ip.parse("2001:db8:0:1::10");
    static final Ip B6 = Ip.parse("2001:db8:0:1::11");
    static final Ip C6 = Ip.parse("2001:db8:0:2::10");
    static final Ip D6 = Ip.parse("2001:db8:1:1::10");

    private static final Ip NAT = Ip.parse("10.0.3.10");
    private static final int PUBLICS = 4;
    private static final int FIRST_PUBLIC = 10;

    /** What the groups allow. */
    enum Groups {
        OPEN,
        EGRESS_DENIED,
        INGRESS_DENIED,
        REFERENCE
    }

    /** What the ACLs deny. */
    enum Acls {
        OPEN,
        SENDER_OUT,
        RECEIVER_IN,
        RECEIVER_OUT,
        SENDER_IN
    }

    /** Where the routes of the senders' subnets lead. */
    enum Routes {
        PRESENT,
        ABSENT,
        BLACKHOLE
    }

    /** One of everything. */
    record Variant(Groups groups, Acls acls, Routes routes) {
        static final Variant OPEN = new Variant(Groups.OPEN, Acls.OPEN, Routes.PRESENT);
    }

    /** An id of this sample. */
    public String id(String kind, int one) {
        return String.format(Locale.ROOT, "%s-%08x", kind, number * 256 + one);
    }

    String vpc() {
        return id("vpc", 1);
    }

    String peer() {
        return id("vpc", 2);
    }

    Place at(char guest) {
        return new Place.Interface(guest == 'd' ? peer() : vpc(), eni(guest));
    }

    String eni(char guest) {
        return id("eni", guest);
    }

    Ip publicOf(char guest) {
        int place = guest == 'c' ? 0 : guest == 'e' ? 1 : 2;
        return pool.first().plus(FIRST_PUBLIC + (long) number * PUBLICS + place);
    }

    /** The first VPC. */
    Network network(Variant variant) {
        var out = route("0.0.0.0/0", new Target.InternetGateway(id("igw", 1)));
        var sending = new ArrayList<>(List.of(
                route("10.0.0.0/16", new Target.Local()),
                route("2001:db8::/56", new Target.Local()),
                route("10.1.0.0/16", new Target.Peering(id("pcx", 1))),
                route("2001:db8:1::/56", new Target.Peering(id("pcx", 1))),
                route(SERVICE.toString(), new Target.GatewayEndpoint(id("vpce", 1)))));
        var local = List.copyOf(sending.subList(0, 2));
        sending.add(route("0.0.0.0/0", new Target.NatGateway(id("nat", 1))));
        var open = List.of(local.get(0), local.get(1), out);
        return new Network(
                vpc(),
                List.of(Cidr.parse("10.0.0.0/16"), Cidr.parse("2001:db8::/56")),
                List.of(
                        subnet(1, "10.0.1.0/24", "2001:db8:0:1::/64", 1, 1),
                        subnet(2, "10.0.2.0/24", "2001:db8:0:2::/64", 2, 2),
                        subnet(3, "10.0.3.0/24", "2001:db8:0:3::/64", 3, 2),
                        subnet(4, "10.0.4.0/24", "2001:db8:0:4::/64", 2, 1)),
                List.of(
                        table(1, sending, variant.routes),
                        table(2, open, variant.routes),
                        table(3, open, Routes.PRESENT)),
                List.of(acl(1, variant.acls, true), acl(2, variant.acls, false)),
                List.of(sender(variant.groups), receiver(1, variant.groups)),
                List.of(
                        face('a', 1, List.of(A, A6), List.of(id("sg", 0)), false),
                        face('b', 1, List.of(B, B6), List.of(id("sg", 1)), false),
                        face('c', 2, List.of(C, C6), List.of(id("sg", 1)), true),
                        face('e', 4, List.of(E), List.of(id("sg", 0)), true),
                        face('g', 2, List.of(G), List.of(id("sg", 1)), false),
                        face('f', 3, List.of(NAT), List.of(), true)),
                List.of(new NatGateway(id("nat", 1), eni('f'))),
                List.of(new Peering(id("pcx", 1), peer())),
                List.of(new GroupMembers(id("sg", 2), List.of(D, D6))));
    }

    /** The other one. */
    Network peerNetwork(Variant variant) {
        return new Network(
                peer(),
                List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("2001:db8:1::/56")),
                List.of(subnet(5, "10.1.1.0/24", "2001:db8:1:1::/64", 5, 2)),
                List.of(table(
                        5,
                        List.of(
                                route("10.1.0.0/16", new Target.Local()),
                                route("2001:db8:1::/56", new Target.Local()),
                                route("10.0.0.0/16", new Target.Peering(id("pcx", 1))),
                                route("2001:db8::/56", new Target.Peering(id("pcx", 1)))),
                        Routes.PRESENT)),
                List.of(acl(2, variant.acls, false)),
                List.of(receiver(2, variant.groups)),
                List.of(face('d', 5, List.of(D, D6), List.of(id("sg", 2)), false)),
                List.of(),
                List.of(new Peering(id("pcx", 1), vpc())),
                List.of(new GroupMembers(id("sg", 0), List.of(A, A6, E))));
    }

    /** The first VPC with E as an appliance between A's and C's subnets, which may forward or not. */
    Network withAppliance(boolean mayForward) {
        var network = network(Variant.OPEN);
        var tables = new ArrayList<>(network.routeTables());
        var routes = new ArrayList<>(tables.getFirst().routes());
        routes.add(route("10.0.2.0/24", new Target.NetworkInterface(eni('e'))));
        tables.set(0, new RouteTable(id("rtb", 1), routes));
        var faces = network.interfaces().stream()
                .map(face -> face.id().equals(eni('e')) ? appliance(face, mayForward) : face)
                .toList();
        return new Network(
                vpc(),
                network.cidrs(),
                network.subnets(),
                tables,
                network.acls(),
                network.groups(),
                faces,
                network.natGateways(),
                network.peerings(),
                network.foreignGroups());
    }

    private Interface appliance(Interface face, boolean mayForward) {
        return new Interface(
                face.id(),
                face.mac(),
                face.subnet(),
                face.addresses(),
                List.of(id("sg", 1)),
                !mayForward,
                face.publicAddresses());
    }

    private Subnet subnet(int one, String cidr, String cidr6, int table, int acl) {
        return new Subnet(
                id("subnet", one), List.of(Cidr.parse(cidr), Cidr.parse(cidr6)), id("rtb", table), id("acl", acl));
    }

    private Interface face(char one, int subnet, List<Ip> addresses, List<String> groups, boolean isPublic) {
        return new Interface(
                eni(one),
                String.format(Locale.ROOT, "02:00:00:00:%02x:%02x", number, (int) one),
                id("subnet", subnet),
                addresses,
                groups,
                true,
                isPublic ? List.of(new PublicAddress(publicOf(one), addresses.getFirst())) : List.of());
    }

    private static Route route(String to, Target target) {
        return new Route(Cidr.parse(to), target);
    }

    private RouteTable table(int one, List<Route> routes, Routes variant) {
        return new RouteTable(
                id("rtb", one),
                switch (variant) {
                    case PRESENT -> routes;
                    case ABSENT -> List.of();
                    case BLACKHOLE ->
                        routes.stream()
                                .map(route -> new Route(route.destination(), new Target.Blackhole()))
                                .toList();
                });
    }

    private SecurityGroup sender(Groups variant) {
        return new SecurityGroup(
                id("sg", 0),
                List.of(),
                switch (variant) {
                    case OPEN, INGRESS_DENIED -> everybody(Traffic.ANY);
                    case EGRESS_DENIED -> everybody(Traffic.tcp(443));
                    case REFERENCE -> List.of(group(3, id("sg", 1)), group(4, id("sg", 2)));
                });
    }

    private SecurityGroup receiver(int one, Groups variant) {
        var ingress = new ArrayList<Rule>();
        switch (variant) {
            case OPEN, EGRESS_DENIED -> {
                ingress.addAll(everybody(Traffic.tcp(Lab.PORT)));
                ingress.addAll(everybody(new Traffic(Traffic.UDP, 1, 1023)));
                ingress.addAll(everybody(new Traffic(Traffic.ICMP, 8, Traffic.ALL)));
                ingress.addAll(everybody(new Traffic(Traffic.ICMP6, 128, 0)));
            }
            case INGRESS_DENIED -> ingress.addAll(everybody(Traffic.tcp(443)));
            case REFERENCE -> ingress.add(group(5, id("sg", 0)));
        }
        return new SecurityGroup(id("sg", one), ingress, everybody(Traffic.ANY));
    }

    private static List<Rule> everybody(Traffic traffic) {
        return List.of(
                new Rule("sgr-1", traffic, new Peer.Block(Cidr.ANY4)),
                new Rule("sgr-2", traffic, new Peer.Block(Cidr.ANY6)));
    }

    private static Rule group(int one, String id) {
        return new Rule("sgr-" + one, Traffic.ANY, new Peer.Group(id));
    }

    private NetworkAcl acl(int one, Acls variant, boolean ofSender) {
        boolean in = variant == (ofSender ? Acls.SENDER_IN : Acls.RECEIVER_IN);
        boolean out = variant == (ofSender ? Acls.SENDER_OUT : Acls.RECEIVER_OUT);
        return new NetworkAcl(
                id("acl", one),
                in ? denying(ofSender ? answers() : questions()) : denying(List.of()),
                out ? denying(ofSender ? questions() : answers()) : denying(List.of()));
    }

    private static List<Traffic> questions() {
        return List.of(
                Traffic.tcp(Lab.PORT),
                new Traffic(Traffic.UDP, Lab.PORT, Lab.PORT),
                new Traffic(Traffic.ICMP, 8, Traffic.ALL),
                new Traffic(Traffic.ICMP6, 128, Traffic.ALL));
    }

    private static List<Traffic> answers() {
        return List.of(
                new Traffic(Traffic.TCP, 1024, 65_535),
                new Traffic(Traffic.UDP, 1024, 65_535),
                new Traffic(Traffic.ICMP, 0, 0),
                new Traffic(Traffic.ICMP6, 129, 0));
    }

    private static List<Entry> denying(List<Traffic> traffic) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(32_000, Traffic.ANY, Cidr.ANY4, true));
        entries.add(new Entry(32_001, Traffic.ANY, Cidr.ANY6, true));
        for (var one : traffic) {
            boolean v6 = one.protocol() == Traffic.ICMP6;
            entries.add(new Entry(entries.size() * 10, one, v6 ? Cidr.ANY6 : Cidr.ANY4, false));
            if (!one.isIcmp()) {
                entries.add(new Entry(entries.size() * 10, one, Cidr.ANY6, false));
            }
        }
        return entries;
    }
}
