package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Lab;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import io.unkai.planes.network.SecurityGroup;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import io.unkai.planes.network.Traffic;
import io.unkai.planes.network.Walk;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gateway endpoints: public addresses that lead to a socket of the cloud. */
@Tag("kernel")
class EndpointTest extends LinuxFixture {
    private static final Cidr SERVICE = Cidr.parse("192.0.2.0/25");
    private static final Ip ADDRESS = Ip.parse("192.0.2.9");
    private static final NetworkAcl.Entry ALL = new NetworkAcl.Entry(100, Traffic.ANY, Cidr.ANY4, true);

    private Network with(List<NetworkAcl.Entry> ingress, List<NetworkAcl.Entry> egress, Traffic allowed) {
        var network = network();
        var routes = new ArrayList<>(network.routeTables().getFirst().routes());
        routes.add(new Route(SERVICE, new Target.GatewayEndpoint("vpce-000000aa")));
        var rules = List.of(new Rule("sgr-1", allowed, new Peer.Block(SERVICE)));
        return new Network(
                VPC,
                network.cidrs(),
                network.subnets(),
                List.of(new RouteTable("rtb-000000aa", routes)),
                List.of(new NetworkAcl("acl-000000aa", ingress, egress)),
                List.of(new SecurityGroup("sg-000000aa", List.of(), rules)),
                network.interfaces(),
                List.of(),
                List.of(),
                List.of());
    }

    private void check(Network network, boolean works) throws IOException {
        lab.plane().apply(network);
        var packet = Packet.tcp(A, ADDRESS, Lab.PORT);
        assertThat(new Walk(List.of(network)).connect(AT_A, packet).works()).isEqualTo(works);
        try (var socket = lab.plane().sockets(VPC).listen(Infrastructure.ENDPOINTS, Lab.PORT)) {
            Thread.ofVirtual().start(() -> serve(socket));
            assertThat(lab.connects(AT_A, packet)).isEqualTo(works);
            assertThat(reaches(AT_A, Infrastructure.ENDPOINTS))
                    .as("its own address")
                    .isFalse();
        }
    }

    private static void serve(ServerSocket socket) {
        try (var client = socket.accept()) {
            assertThat(Ip.of(client.getInetAddress())).isEqualTo(A);
            client.getOutputStream().write(1);
        } catch (IOException e) {
            System.getLogger(EndpointTest.class.getName()).log(System.Logger.Level.TRACE, "closed", e);
        }
    }

    @Test
    void leadToASocketPastGroupsAndAcls() throws IOException {
        var deny = new NetworkAcl.Entry(1, Traffic.ANY, SERVICE, false);
        check(with(List.of(ALL), List.of(ALL), Traffic.tcp(Lab.PORT)), true);
        check(with(List.of(ALL), List.of(ALL), Traffic.tcp(443)), false);
        check(with(List.of(deny, ALL), List.of(ALL), Traffic.tcp(Lab.PORT)), false);
        check(with(List.of(ALL), List.of(deny, ALL), Traffic.tcp(Lab.PORT)), false);
    }

    @Test
    void anInterfaceMayHaveAGuestOfTheCloud() throws IOException {
        lab.plane().unplug(VPC, ENI_B);
        assertThat(reaches(AT_A, B)).isFalse();
        var socket = lab.plane().sockets(VPC, ENI_B).listen(B, Lab.PORT);
        Thread.ofVirtual().start(() -> serve(socket));
        assertThat(lab.plane().plugged(VPC)).containsKey(ENI_B);
        assertThat(lab.connects(AT_A, Packet.tcp(A, B, Lab.PORT))).isTrue();
        assertThat(lab.plane().sockets(VPC, ENI_B)).isSameAs(lab.plane().sockets(VPC, ENI_B));
        var network = network();
        lab.plane()
                .apply(new Network(
                        VPC,
                        network.cidrs(),
                        network.subnets(),
                        network.routeTables(),
                        network.acls(),
                        network.groups(),
                        network.interfaces().stream()
                                .filter(face -> !face.id().equals(ENI_B))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(socket.isClosed()).isTrue();
        assertThat(Kernel.namespaces("unkai-")).noneMatch(name -> name.contains("-own-"));
    }

    @Test
    void areOnlyForSubnetsWithARoute() throws IOException {
        try (var _ = lab.plane().sockets(VPC).listen(Infrastructure.ENDPOINTS, Lab.PORT)) {
            assertThat(reaches(AT_A, ADDRESS)).isFalse();
        }
    }
}
