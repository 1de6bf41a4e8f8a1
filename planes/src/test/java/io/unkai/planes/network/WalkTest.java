package io.unkai.planes.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.NatGateway;
import io.unkai.planes.network.Network.PublicAddress;
import io.unkai.planes.network.Network.Subnet;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import io.unkai.planes.network.Step.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which element a walk names as the one that decided. */
class WalkTest {
    private static final String VPC = "vpc-1";
    private static final Ip A = Ip.parse("10.0.0.10");
    private static final Ip B = Ip.parse("10.0.1.10");
    private static final Ip OUTSIDE = Ip.parse("198.51.100.7");
    private static final Ip PUBLIC_B = Ip.parse("203.0.113.20");
    private static final Place FROM_A = new Place.Interface(VPC, "eni-a");
    private static final Place FROM_B = new Place.Interface(VPC, "eni-b");

    private List<NetworkAcl.Entry> entries = List.of(entry(100, Traffic.ANY, "0.0.0.0/0", true));
    private List<Rule> ingress = List.of(rule("sgr-in", Traffic.tcp(22), "10.0.0.0/16"));
    private Target target = new Target.InternetGateway("igw-1");
    private Target targetOfB = target;

    private static Rule rule(String id, Traffic traffic, String cidr) {
        return new Rule(id, traffic, new Peer.Block(Cidr.parse(cidr)));
    }

    private static NetworkAcl.Entry entry(int number, Traffic traffic, String cidr, boolean allow) {
        return new NetworkAcl.Entry(number, traffic, Cidr.parse(cidr), allow);
    }

    private Walk walk() {
        var any = List.of(entry(100, Traffic.ANY, "0.0.0.0/0", true));
        var out = List.of(rule("sgr-out", Traffic.ANY, "0.0.0.0/0"));
        var local = new Route(Cidr.parse("10.0.0.0/16"), new Target.Local());
        return new Walk(List.of(new Network(
                VPC,
                List.of(Cidr.parse("10.0.0.0/16")),
                List.of(
                        new Subnet("subnet-a", List.of(Cidr.parse("10.0.0.0/24")), "rtb-a", "acl-a"),
                        new Subnet("subnet-b", List.of(Cidr.parse("10.0.1.0/24")), "rtb-b", "acl-b")),
                List.of(
                        new RouteTable("rtb-a", List.of(local, new Route(Cidr.ANY4, target))),
                        new RouteTable("rtb-b", List.of(local, new Route(Cidr.ANY4, targetOfB)))),
                List.of(new NetworkAcl("acl-a", any, any), new NetworkAcl("acl-b", entries, any)),
                List.of(new SecurityGroup("sg-a", List.of(), out), new SecurityGroup("sg-b", ingress, out)),
                List.of(
                        new Interface(
                                "eni-a", "02:00:00:00:00:0a", "subnet-a", List.of(A), List.of("sg-a"), true, List.of()),
                        new Interface(
                                "eni-b",
                                "02:00:00:00:00:0b",
                                "subnet-b",
                                List.of(B),
                                List.of("sg-b"),
                                true,
                                List.of(new PublicAddress(PUBLIC_B, B))),
                        new Interface(
                                "eni-nat",
                                "02:00:00:00:00:0c",
                                "subnet-b",
                                List.of(Ip.parse("10.0.1.20")),
                                List.of(),
                                true,
                                List.of(new PublicAddress(Ip.parse("203.0.113.30"), Ip.parse("10.0.1.20"))))),
                List.of(new NatGateway("nat-1", "eni-nat")),
                List.of(),
                List.of())));
    }

    private static Step drop(Verdict verdict) {
        return verdict.drop().orElseThrow();
    }

    @Test
    void namesEveryElementOfAWayThatWorks() {
        var verdict = walk().connect(FROM_A, Packet.tcp(A, B, 22));
        assertThat(verdict.works()).isTrue();
        assertThat(verdict.forward().steps())
                .map(step -> step.kind() + " " + step.element() + " " + step.detail())
                .containsExactly(
                        "EGRESS_GROUP sg-a sgr-out",
                        "EGRESS_ACL acl-a 100",
                        "ROUTE rtb-a 10.0.0.0/16 -> local",
                        "INGRESS_ACL acl-b 100",
                        "INGRESS_GROUP sg-b sgr-in",
                        "DELIVERY eni-b ");
        assertThat(verdict.answer().orElseThrow().steps())
                .map(Step::kind)
                .containsExactly(Kind.EGRESS_ACL, Kind.ROUTE, Kind.INGRESS_ACL, Kind.DELIVERY);
    }

    @Test
    void dropsWhatNoGroupAllows() {
        assertThat(drop(walk().connect(FROM_A, Packet.tcp(A, B, 23))).kind()).isEqualTo(Kind.INGRESS_GROUP);
        assertThat(drop(walk().connect(FROM_A, Packet.udp(A, B, 22))).kind()).isEqualTo(Kind.INGRESS_GROUP);
    }

    @Test
    void dropsAForeignSource() {
        assertThat(drop(walk().connect(FROM_A, Packet.tcp(Ip.parse("10.0.0.11"), B, 22)))
                        .kind())
                .isEqualTo(Kind.SOURCE_CHECK);
    }

    @Test
    void dropsAtTheEntryWithTheLowestNumber() {
        entries = List.of(entry(200, Traffic.ANY, "0.0.0.0/0", true), entry(50, Traffic.tcp(22), "10.0.0.0/24", false));
        var step = drop(walk().connect(FROM_A, Packet.tcp(A, B, 22)));
        assertThat(step).isEqualTo(new Step(VPC, Kind.INGRESS_ACL, "acl-b", "50", false));
    }

    @Test
    void dropsAnAnswerThatAnAclDoesNotKnow() {
        entries = List.of(entry(100, new Traffic(Traffic.TCP, 0, 30_000), "0.0.0.0/0", true));
        var verdict = walk().connect(FROM_B, Packet.tcp(B, A, 80));
        assertThat(drop(verdict).kind()).isEqualTo(Kind.INGRESS_GROUP);
        ingress = List.of(rule("sgr-in", Traffic.ANY, "0.0.0.0/0"));
        verdict = walk().connect(new Place.Internet(), Packet.tcp(OUTSIDE, PUBLIC_B, 80));
        assertThat(verdict.works()).isTrue();
        var halfway = walk().connect(FROM_B, Packet.tcp(B, OUTSIDE, 80));
        assertThat(halfway.forward().passed()).isTrue();
        assertThat(drop(halfway)).isEqualTo(new Step(VPC, Kind.INGRESS_ACL, "acl-b", "*", false));
    }

    @Test
    void translatesAtGateways() {
        var none = walk().connect(FROM_A, Packet.tcp(A, OUTSIDE, 443));
        assertThat(drop(none)).isEqualTo(new Step(VPC, Kind.GATEWAY, "igw-1", A + " has no public address", false));
        target = new Target.NatGateway("nat-1");
        var translated = walk().connect(FROM_A, Packet.tcp(A, OUTSIDE, 443));
        assertThat(translated.works()).isTrue();
        assertThat(translated.forward().arrived().source()).isEqualTo(Ip.parse("203.0.113.30"));
        assertThat(translated.answer().orElseThrow().arrived().destination()).isEqualTo(A);
    }

    @Test
    void letsNobodyInThroughANatGateway() {
        var verdict = walk().connect(new Place.Internet(), Packet.tcp(OUTSIDE, Ip.parse("203.0.113.30"), 22));
        assertThat(drop(verdict).element()).isEqualTo("nat-1");
    }

    @Test
    void namesTheRouteThatLeadsNowhere() {
        target = new Target.Blackhole();
        assertThat(drop(walk().connect(FROM_A, Packet.tcp(A, OUTSIDE, 443))))
                .isEqualTo(new Step(VPC, Kind.ROUTE, "rtb-a", "0.0.0.0/0 -> blackhole", false));
    }

    @Test
    void endsWhereRoutesLeadInACircle() {
        target = new Target.NatGateway("nat-1");
        targetOfB = target;
        var step = drop(walk().connect(FROM_A, Packet.tcp(A, OUTSIDE, 22)));
        assertThat(step).isEqualTo(new Step(VPC, Kind.ROUTE, "rtb-b", "the routes lead in a circle", false));
    }

    @Test
    void goesOutAndInAgainByPublicAddresses() {
        ingress = List.of(rule("sgr-in", Traffic.ANY, "203.0.113.30/32"));
        target = new Target.NatGateway("nat-1");
        assertThat(walk().connect(FROM_A, Packet.ping(A, PUBLIC_B)).works()).isTrue();
    }

    @Test
    void servesMetadataWhateverGroupsSay() {
        var verdict = walk().connect(FROM_A, Packet.tcp(A, Infrastructure.METADATA, 80));
        assertThat(verdict.works()).isTrue();
        assertThat(verdict.forward().end()).isEqualTo(new Place.Service(VPC, "169.254.169.254"));
    }
}
