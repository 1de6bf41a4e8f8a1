package io.unkai.planes.linux.network;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Lab;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.PublicAddress;
import io.unkai.planes.network.Network.Subnet;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.SecurityGroup;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import io.unkai.planes.network.Traffic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A VPC of two guests, A and B, in one subnet, that may say everything to each other; A has a public address. */
@ResourceLock("networks")
abstract class LinuxFixture {
    static final String VPC = "vpc-000000aa";
    static final String ENI_A = "eni-000000aa";
    static final String ENI_B = "eni-000000bb";
    static final Place AT_A = new Place.Interface(VPC, ENI_A);
    static final Place AT_B = new Place.Interface(VPC, ENI_B);
    static final Ip A = Ip.parse("10.0.0.10");
    static final Ip B = Ip.parse("10.0.0.11");
    static final Ip A6 = Ip.parse("2001:db8::a");
    static final Ip B6 = Ip.parse("2001:db8::b");
    static final String MAC_A = "02:00:00:00:00:0a";
    static final String MAC_B = "02:00:00:00:00:0b";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    LinuxLab lab;

    @BeforeEach
    void begin() {
        lab = new LinuxLab(folder);
        lab.plane().apply(network());
        lab.plane().plug(VPC, ENI_A, lab.guest(), "eth0");
        lab.plane().plug(VPC, ENI_B, lab.guest(), "eth0");
    }

    @AfterEach
    void end() {
        lab.close();
    }

    Network network() {
        return network(new Target.InternetGateway("igw-000000aa"), new Target.InternetGateway("igw-000000aa"));
    }

    /** With these routes to the internet. */
    Network network(Target out, Target out6) {
        var any = List.of(
                new NetworkAcl.Entry(100, Traffic.ANY, Cidr.ANY4, true),
                new NetworkAcl.Entry(101, Traffic.ANY, Cidr.ANY6, true));
        var all = List.of(
                new Rule("sgr-1", Traffic.ANY, new Peer.Block(Cidr.ANY4)),
                new Rule("sgr-2", Traffic.ANY, new Peer.Block(Cidr.ANY6)));
        var cidrs = List.of(Cidr.parse("10.0.0.0/16"), Cidr.parse("2001:db8::/56"));
        return new Network(
                VPC,
                cidrs,
                List.of(new Subnet(
                        "subnet-000000aa",
                        List.of(Cidr.parse("10.0.0.0/24"), Cidr.parse("2001:db8::/64")),
                        "rtb-000000aa",
                        "acl-000000aa")),
                List.of(new RouteTable(
                        "rtb-000000aa",
                        List.of(
                                new Route(cidrs.get(0), new Target.Local()),
                                new Route(cidrs.get(1), new Target.Local()),
                                new Route(Cidr.ANY4, out),
                                new Route(Cidr.ANY6, out6)))),
                List.of(new NetworkAcl("acl-000000aa", any, any)),
                List.of(new SecurityGroup("sg-000000aa", all, all)),
                List.of(
                        face(ENI_A, MAC_A, List.of(A, A6), List.of(new PublicAddress(publicA(), A))),
                        face(ENI_B, MAC_B, List.of(B, B6), List.of())),
                List.of(),
                List.of(),
                List.of());
    }

    Ip publicA() {
        return lab.pool().first().plus(77);
    }

    private static Interface face(String id, String mac, List<Ip> addresses, List<PublicAddress> publics) {
        return new Interface(id, mac, "subnet-000000aa", addresses, List.of("sg-000000aa"), true, publics);
    }

    /** Runs a command where a guest is. */
    Command.Result run(Place at, String... words) {
        return lab.in(at, () -> Command.of(words).run());
    }

    /** Runs a command in the router. */
    String inRouter(String... words) {
        return Kernel.in(
                Names.path(lab.names().router(VPC)), () -> Command.of(words).check());
    }

    /** Whether a guest gets an answer by TCP. */
    boolean reaches(Place from, Ip to) {
        return lab.connects(from, Packet.tcp(A, to, Lab.PORT));
    }
}
