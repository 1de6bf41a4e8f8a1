package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.SecurityGroup;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who asks for its address, by a socket like any other, is known by its interface. */
@Tag("kernel")
class LeaseTest extends LinuxFixture {
    private static final Ip GATEWAY = Ip.parse("10.0.0.1");
    private static final int MILLIS = 700;

    /** The same network, where nobody may say anything to anybody, and both are watched. */
    private Network closed() {
        var network = network();
        var group = network.groups().getFirst().id();
        return new Network(
                VPC,
                network.cidrs(),
                network.subnets(),
                network.routeTables(),
                List.of(new NetworkAcl(network.acls().getFirst().id(), List.of(), List.of())),
                List.of(new SecurityGroup(group, List.of(), List.of())),
                network.interfaces(),
                List.of(),
                List.of(),
                List.of(),
                List.of(ENI_A, ENI_B));
    }

    /** Takes a guest's addresses. */
    private void forget(Place at) {
        assertThat(run(at, "ip", "-4", "addr", "flush", "dev", "eth0").ok()).isTrue();
        assertThat(run(at, "ip", "route", "add", "255.255.255.255", "dev", "eth0")
                        .ok())
                .isTrue();
        lab.in(at, () -> {
            Kernel.set(Map.of("ipv4/conf/all/rp_filter", "0", "ipv4/conf/eth0/rp_filter", "0"));
            return true;
        });
    }

    private DatagramSocket server() throws IOException {
        var server = lab.plane().sockets(VPC).receive(GATEWAY, 67);
        server.setSoTimeout(MILLIS);
        return server;
    }

    private DatagramSocket client(Place at) throws IOException {
        var client = lab.in(at, () -> new DatagramSocket(new InetSocketAddress("0.0.0.0", 68)));
        client.setSoTimeout(MILLIS);
        return client;
    }

    private static void ask(DatagramSocket client, String to) throws IOException {
        client.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.ofLiteral(to), 67));
    }

    private static DatagramPacket received(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[8], 8);
        socket.receive(packet);
        return packet;
    }

    private static boolean silent(DatagramSocket socket) throws IOException {
        try {
            received(socket);
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        }
    }

    @Test
    void theSocketSeesTheAddressOfTheInterface() throws IOException {
        lab.plane().apply(closed());
        forget(AT_A);
        forget(AT_B);
        try (var server = server();
                var a = client(AT_A);
                var b = client(AT_B)) {
            ask(b, "255.255.255.255");
            assertThat(Ip.of(received(server).getAddress())).isEqualTo(B);
            ask(a, "255.255.255.255");
            var asked = received(server);
            assertThat(Ip.of(asked.getAddress())).isEqualTo(A);
            server.setTrafficClass(Infrastructure.TO_ALL);
            server.send(new DatagramPacket(new byte[] {2}, 1, asked.getSocketAddress()));
            assertThat(Ip.of(received(a).getAddress())).isEqualTo(GATEWAY);
            assertThat(silent(b)).as("it is for one guest only").isTrue();
        }
        assertThat(lab.plane().flows(VPC)).as("seen by flow logs").isEmpty();
    }

    @Test
    void anotherMacIsNotHeard() throws IOException {
        forget(AT_A);
        assertThat(run(AT_A, "ip", "link", "set", "eth0", "address", MAC_B).ok())
                .isTrue();
        try (var server = server();
                var a = client(AT_A)) {
            ask(a, "255.255.255.255");
            assertThat(silent(server)).isTrue();
        }
    }

    @Test
    void othersOfThesePortsAreNotLetIn() throws IOException {
        try (var server = server();
                var a = client(AT_A);
                var other = lab.in(AT_A, () -> new DatagramSocket(6868))) {
            ask(other, GATEWAY.toString());
            assertThat(silent(server)).as("from another port").isTrue();
            ask(a, GATEWAY.toString());
            assertThat(Ip.of(received(server).getAddress())).isEqualTo(A);
        }
    }
}
