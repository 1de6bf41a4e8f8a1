package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Flow;
import io.unkai.planes.network.Lab;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What watched interfaces see is counted by the kernel. */
@Tag("kernel")
class FlowsTest extends LinuxFixture {
    private static final List<String> BOTH = List.of(ENI_A, ENI_B);

    /** The same network, where both are watched. */
    private Network watched() {
        return watched(network().groups(), network().interfaces());
    }

    /** The same, where B has a group that lets nothing in. */
    private Network closed() {
        var network = network();
        var groups = new ArrayList<>(network.groups());
        groups.add(new SecurityGroup(
                "sg-000000bb", List.of(), network.groups().getFirst().egress()));
        var b = network.interfaces().getLast();
        var face = new Interface(
                b.id(), b.mac(), b.subnet(), b.addresses(), List.of("sg-000000bb"), true, b.publicAddresses());
        return watched(groups, List.of(network.interfaces().getFirst(), face));
    }

    private Network watched(List<SecurityGroup> groups, List<Interface> faces) {
        var network = network();
        return new Network(
                VPC,
                network.cidrs(),
                network.subnets(),
                network.routeTables(),
                network.acls(),
                groups,
                faces,
                List.of(),
                List.of(),
                List.of(),
                BOTH);
    }

    private Set<String> seen() {
        return lab.plane().flows(VPC).stream().map(FlowsTest::text).collect(Collectors.toSet());
    }

    private static String text(Flow flow) {
        assertThat(flow.packets()).isPositive();
        assertThat(flow.bytes()).isGreaterThanOrEqualTo(20 * flow.packets());
        return (flow.interfaceId().equals(ENI_A) ? "A " : "B ")
                + (flow.egress() ? "out " : "in ")
                + (flow.accepted() ? "ok " : "refused ")
                + flow.protocol()
                + ' '
                + (flow.sourcePort() == Lab.PORT ? "from" : flow.destinationPort() == Lab.PORT ? "to" : "?");
    }

    @Test
    void eachInterfaceSeesItsOwnSide() {
        lab.plane().apply(watched());
        assertThat(lab.connects(AT_A, Packet.tcp(A, B, Lab.PORT))).isTrue();
        assertThat(seen())
                .containsExactlyInAnyOrder("A out ok 6 to", "A in ok 6 from", "B in ok 6 to", "B out ok 6 from");
        assertThat(lab.plane().flows(VPC)).as("told already").isEmpty();
        assertThat(lab.connects(AT_A, Packet.udp(A6, B6, Lab.PORT))).isTrue();
        assertThat(seen()).contains("A out ok 17 to", "B in ok 17 to");
        lab.plane().apply(network());
        assertThat(lab.plane().flows(VPC)).isEmpty();
        assertThat(inRouter("nft", "list", "ruleset")).doesNotContain("seen_").doesNotContain("refuse_");
    }

    @Test
    void whatTheReceiverRefusesWasAcceptedAtTheSender() {
        lab.plane().apply(closed());
        assertThat(lab.connects(AT_A, Packet.tcp(A, B, Lab.PORT))).isFalse();
        assertThat(seen()).containsExactlyInAnyOrder("A out ok 6 to", "B in refused 6 to");
    }

    @Test
    void costNothingWhereNobodyLooks() {
        assertThat(rules(watched())).anyMatch(FlowsTest::isOfFlows);
        assertThat(rules(network())).noneMatch(FlowsTest::isOfFlows);
    }

    private static boolean isOfFlows(String line) {
        return Stream.of("flow", "seen_", "count", "refuse").anyMatch(line::contains);
    }

    private static List<String> rules(Network network) {
        return RouterRules.of(State.of(network)).stream()
                .flatMap(table -> TableText.whole(table).lines())
                .toList();
    }

    @Test
    void countersThatBeganAgainAreToldWhole() {
        var state = State.of(watched());
        var counters = new FlowCounters();
        var form =
                "set seen_tcp4 {\n elements = { 0x%08x . 10.0.0.10 . 10.0.0.11 . 40000 . 443 counter packets %d bytes %d expires"
                        + " 1s }";
        long mark = FlowCounters.mark(ENI_A, 3);
        assertThat(counters.read(state, form.formatted(mark, 5, 500)))
                .extracting(Flow::packets)
                .containsExactly(5L);
        assertThat(counters.read(state, form.formatted(mark, 7, 650)))
                .extracting(Flow::bytes)
                .containsExactly(150L);
        assertThat(counters.read(state, form.formatted(mark, 2, 120)))
                .extracting(Flow::bytes)
                .containsExactly(120L);
        assertThat(counters.read(state, "")).isEmpty();
    }
}
