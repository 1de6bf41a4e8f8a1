package io.unkai.benchmarks.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.Subnet;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.SecurityGroup;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import io.unkai.planes.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A VPC of two subnets with an internet gateway; every second interface is in the second subnet. */
final class Vpc {
    static final String ID = "vpc-0000beac";
    private static final int RULES_OF_GROUP = 100;
    private static final int FIRST = 10;

    private Vpc() {}

    static String eni(int one) {
        return String.format(Locale.ROOT, "eni-%08x", one);
    }

    static Ip address(int one) {
        return Ip.parse(one % 2 == 0 ? "10.0.0.0" : "10.0.16.0").plus(FIRST + one);
    }

    /**
     * One of this size.
     *
     * @param more rules that the first group has besides
     */
    static Network of(int interfaces, int rules, int more) {
        return of(interfaces, rules, more, List.of());
    }

    /** One of this size, all of whose interfaces are watched. */
    static Network watched(int interfaces, int rules) {
        return of(
                interfaces,
                rules,
                0,
                IntStream.range(0, interfaces).mapToObj(Vpc::eni).toList());
    }

    private static Network of(int interfaces, int rules, int more, List<String> watched) {
        var any = List.of(new NetworkAcl.Entry(100, Traffic.ANY, Cidr.ANY4, true));
        int groups = Math.max(1, rules / RULES_OF_GROUP);
        var all = new ArrayList<SecurityGroup>();
        for (int i = 0; i < groups; i++) {
            all.add(group(i, RULES_OF_GROUP + (i == 0 ? more : 0)));
        }
        var faces = new ArrayList<Interface>();
        for (int i = 0; i < interfaces; i++) {
            var mac = String.format(Locale.ROOT, "02:00:00:00:%02x:%02x", i >> 8, i & 0xff);
            faces.add(new Interface(
                    eni(i),
                    mac,
                    subnet(i % 2),
                    List.of(address(i)),
                    List.of(all.get(i % groups).id()),
                    true,
                    List.of()));
        }
        var routes = List.of(
                new Route(Cidr.parse("10.0.0.0/16"), new Target.Local()),
                new Route(Cidr.ANY4, new Target.InternetGateway("igw-0000beac")));
        return new Network(
                ID,
                List.of(Cidr.parse("10.0.0.0/16")),
                List.of(
                        new Subnet(subnet(0), List.of(Cidr.parse("10.0.0.0/20")), "rtb-0000beac", "acl-0000beac"),
                        new Subnet(subnet(1), List.of(Cidr.parse("10.0.16.0/20")), "rtb-0000beac", "acl-0000beac")),
                List.of(new RouteTable("rtb-0000beac", routes)),
                List.of(new NetworkAcl("acl-0000beac", any, any)),
                all,
                faces,
                List.of(),
                List.of(),
                List.of(),
                watched);
    }

    private static String subnet(int one) {
        return "subnet-0000bea" + one;
    }

    private static SecurityGroup group(int one, int rules) {
        var ingress = new ArrayList<Rule>();
        for (int i = 0; i < rules; i++) {
            ingress.add(new Rule("sgr-" + i, Traffic.tcp(1000 + i), new Peer.Block(Cidr.ANY4)));
        }
        ingress.add(new Rule("sgr-all", Traffic.ANY, new Peer.Block(Cidr.parse("10.0.0.0/16"))));
        return new SecurityGroup(
                String.format(Locale.ROOT, "sg-%08x", one),
                ingress,
                List.of(new Rule("sgr-out", Traffic.ANY, new Peer.Block(Cidr.ANY4))));
    }
}
