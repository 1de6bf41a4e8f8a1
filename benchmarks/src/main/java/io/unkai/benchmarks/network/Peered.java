package io.unkai.benchmarks.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.Peering;
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

/** Two peered VPCs with an interface in each, whose groups have a hundred rules. */
record Peered(String vpc, String other, String block, String otherBlock, String digit) {
    private static final int RULES = 100;
    private static final String PEERING = "pcx-0000beac";

    static final Peered ONE = new Peered("vpc-0000be01", "vpc-0000be02", "10.1", "10.2", "1");
    static final Peered TWO = new Peered("vpc-0000be02", "vpc-0000be01", "10.2", "10.1", "2");

    String eni() {
        return "eni-0000be0" + digit;
    }

    Ip address() {
        return Ip.parse(block + ".0.10");
    }

    Network network() {
        var any = List.of(new NetworkAcl.Entry(100, Traffic.ANY, Cidr.ANY4, true));
        var all = new Rule("sgr-all", Traffic.ANY, new Peer.Block(Cidr.ANY4));
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < RULES; i++) {
            rules.add(new Rule("sgr-" + i, Traffic.tcp(1000 + i), new Peer.Block(Cidr.ANY4)));
        }
        rules.add(all);
        var cidr = Cidr.parse(block + ".0.0/16");
        var table = "rtb-0000be0" + digit;
        var acl = "acl-0000be0" + digit;
        var group = "sg-0000be0" + digit;
        return new Network(
                vpc,
                List.of(cidr),
                List.of(new Subnet("subnet-0000be0" + digit, List.of(Cidr.parse(block + ".0.0/20")), table, acl)),
                List.of(new RouteTable(
                        table,
                        List.of(
                                new Route(cidr, new Target.Local()),
                                new Route(Cidr.parse(otherBlock + ".0.0/16"), new Target.Peering(PEERING))))),
                List.of(new NetworkAcl(acl, any, any)),
                List.of(new SecurityGroup(group, rules, List.of(all))),
                List.of(new Interface(
                        eni(),
                        "02:00:00:00:be:0" + digit,
                        "subnet-0000be0" + digit,
                        List.of(address()),
                        List.of(group),
                        true,
                        List.of())),
                List.of(),
                List.of(new Peering(PEERING, other)),
                List.of());
    }
}
