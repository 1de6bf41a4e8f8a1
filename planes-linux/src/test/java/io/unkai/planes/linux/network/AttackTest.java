package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a guest can do to others with root in its own network namespace: nothing. */
@Tag("kernel")
class AttackTest extends LinuxFixture {
    /** Packets that a guest gets anyway: answers to its discovery of neighbours. */
    private static final int NOISE = 3;

    private static final Ip FREE = Ip.parse("10.0.0.99");
    private static final Ip GATEWAY = Ip.parse("10.0.0.1");

    /** How many packets a guest has received. */
    private long received(Place at) {
        return lab.in(
                at,
                () -> java.nio.file.Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                        .filter(line -> line.contains("eth0:"))
                        .mapToLong(line -> Long.parseLong(line.strip().split("[: ]+", -1)[2]))
                        .sum());
    }

    @Test
    void takingTheNeighboursAddressGivesNothing() {
        assertThat(reaches(AT_A, B)).isTrue();
        check(run(AT_A, "ip", "addr", "add", "10.0.0.12/24", "dev", "eth0"));
        check(run(AT_A, "ip", "addr", "del", A + "/24", "dev", "eth0"));
        check(run(AT_A, "ip", "route", "replace", "default", "via", GATEWAY.toString(), "dev", "eth0", "onlink"));
        assertThat(reaches(AT_A, B)).as("from a foreign address").isFalse();
        check(run(AT_A, "ip", "addr", "add", B + "/32", "dev", "eth0"));
        assertThat(lab.connects(new Place.Internet(), Packet.tcp(lab.outside(), publicA(), LinuxLab.PORT)))
                .as("its own address is gone")
                .isFalse();
        assertThat(reaches(AT_B, lab.outside())).as("B has no public address").isFalse();
    }

    @Test
    void aForeignMacGivesNothing() {
        check(run(AT_A, "ip", "link", "set", "eth0", "address", MAC_B));
        assertThat(reaches(AT_A, B)).isFalse();
        assertThat(lab.connects(AT_A, Packet.tcp(A6, B6, LinuxLab.PORT))).isFalse();
        check(run(AT_A, "ip", "link", "set", "eth0", "address", MAC_A));
        assertThat(reaches(AT_A, B)).isTrue();
    }

    @Test
    void spoofedSourcesNeverArrive() throws Exception {
        assertThat(reaches(AT_A, B)).isTrue();
        long before = received(AT_B);
        check(run(AT_A, "ip", "addr", "add", FREE + "/32", "dev", "eth0"));
        check(run(AT_A, "ip", "addr", "add", "8.8.8.8/32", "dev", "eth0"));
        check(run(AT_A, "ip", "addr", "add", "2001:db8::99/128", "dev", "eth0", "nodad"));
        for (var source : new String[] {FREE.toString(), "8.8.8.8"}) {
            check(run(
                    AT_A,
                    "ip",
                    "route",
                    "replace",
                    B + "/32",
                    "via",
                    GATEWAY.toString(),
                    "dev",
                    "eth0",
                    "onlink",
                    "src",
                    source));
            assertThat(reaches(AT_A, B)).isFalse();
            assertThat(lab.connects(AT_A, Packet.ping(A, B))).isFalse();
        }
        check(run(AT_A, "ip", "route", "replace", B6 + "/128", "via", "fe80::1", "dev", "eth0", "src", "2001:db8::99"));
        assertThat(lab.connects(AT_A, Packet.tcp(A6, B6, LinuxLab.PORT))).isFalse();
        assertThat(received(AT_B) - before).as("packets that arrived").isLessThanOrEqualTo(NOISE);
    }

    @Test
    void lyingAboutAddressesInArpAndNdGivesNothing() {
        assertThat(reaches(AT_B, A)).isTrue();
        check(run(AT_A, "ip", "addr", "add", B + "/32", "dev", "eth0"));
        check(run(AT_A, "ip", "addr", "add", GATEWAY + "/32", "dev", "eth0"));
        check(run(AT_A, "ip", "addr", "add", B6 + "/128", "dev", "eth0", "nodad"));
        run(AT_A, "ip", "neigh", "flush", "all");
        assertThat(lab.connects(AT_A, Packet.tcp(A, FREE, LinuxLab.PORT))).isFalse();
        assertThat(inRouter("ip", "neigh", "show").lines()).allMatch(line -> line.contains("PERMANENT"));
        assertThat(lab.connects(new Place.Internet(), Packet.tcp(lab.outside(), publicA(), LinuxLab.PORT)))
                .isTrue();
        for (var lie : new String[] {B + "/32", GATEWAY + "/32", B6 + "/128"}) {
            check(run(AT_A, "ip", "addr", "del", lie, "dev", "eth0"));
        }
        assertThat(reaches(AT_B, A)).as("B still reaches A").isTrue();
        assertThat(lab.connects(AT_B, Packet.tcp(B6, A6, LinuxLab.PORT))).isTrue();
    }

    @Test
    void theNeighboursTrafficIsNotSeen() {
        run(AT_A, "ip", "link", "set", "eth0", "promisc", "on");
        assertThat(reaches(AT_B, Ip.parse("10.0.0.1"))).isFalse();
        long before = received(AT_A);
        for (int i = 0; i < 5; i++) {
            assertThat(reaches(AT_B, FREE)).isFalse();
        }
        assertThat(received(AT_A) - before).as("packets of B that A saw").isLessThanOrEqualTo(NOISE);
    }

    @Test
    void theRouterHasNoOpenPorts() throws Exception {
        try (var _ = Kernel.in(Names.path(lab.names().router(VPC)), () -> new ServerSocket(8099))) {
            for (var to : new Ip[] {GATEWAY, Ip.parse("127.0.0.1")}) {
                assertThat(lab.connects(AT_A, Packet.tcp(A, to, 8099))).isFalse();
            }
            assertThat(lab.connects(AT_A, Packet.ping(A, GATEWAY))).isFalse();
        }
    }

    @Test
    void onlyTheCloudsOwnServicesAnswerInTheRouter() throws Exception {
        try (var metadata = lab.plane().sockets(VPC).listen(Infrastructure.METADATA, 80)) {
            var caller = Thread.ofVirtual().unstarted(() -> serve(metadata));
            caller.start();
            assertThat(reaches(AT_A, Infrastructure.METADATA)).isTrue();
            assertThat(lab.connects(new Place.Internet(), Packet.tcp(A, Infrastructure.METADATA, 80)))
                    .as("the host does not get there")
                    .isFalse();
        }
    }

    private static void serve(ServerSocket socket) {
        try (var client = socket.accept()) {
            assertThat(Ip.of(client.getInetAddress())).isEqualTo(A);
            client.getOutputStream().write(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theHostIsReachedOnlyByTheInternet() throws Exception {
        try (var host = new ServerSocket(0)) {
            int port = host.getLocalPort();
            for (var to : new String[] {"169.254.0.1", "169.254.0.2", "127.0.0.1", hostAddress()}) {
                check(run(
                        AT_B,
                        "ip",
                        "route",
                        "replace",
                        to + "/32",
                        "via",
                        GATEWAY.toString(),
                        "dev",
                        "eth0",
                        "onlink"));
                assertThat(lab.connects(AT_B, Packet.tcp(B, Ip.parse(to), port)))
                        .as(to)
                        .isFalse();
            }
        }
    }

    @Test
    void theHostsPrivateAddressesAreNotOnTheInternet() throws Exception {
        var host = hostAddress();
        assumeTrue(Infrastructure.NEVER_PUBLIC.stream().anyMatch(cidr -> cidr.contains(Ip.parse(host))), host);
        try (var socket = new ServerSocket(0)) {
            assertThat(lab.connects(AT_A, Packet.tcp(A, Ip.parse(host), socket.getLocalPort())))
                    .isFalse();
        }
    }

    /** An address of the host that is not its own loopback. */
    private static String hostAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .filter(device -> !device.getName().equals("lo"))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address)
                .map(InetAddress::getHostAddress)
                .filter(address -> !address.startsWith("198.18."))
                .findFirst()
                .orElse("127.0.0.1");
    }

    @Test
    void theEdgeIsNotReached() {
        for (var to : new String[] {"169.254.0.1", "169.254.0.2", "198.18.255.254"}) {
            run(AT_A, "ip", "route", "replace", to + "/32", "via", GATEWAY.toString(), "dev", "eth0", "onlink");
            assertThat(lab.connects(AT_A, Packet.ping(A, Ip.parse(to)))).as(to).isFalse();
        }
    }

    @Test
    void floodsOfArpLeaveNothingBehind() {
        for (int i = 100; i < 200; i++) {
            run(AT_A, "ip", "addr", "add", "10.0.0." + i + "/32", "dev", "eth0");
        }
        lab.in(AT_A, () -> Command.of("ip", "neigh", "flush", "all").run());
        assertThat(lab.connects(AT_A, Packet.ping(A, FREE))).isFalse();
        assertThat(inRouter("ip", "neigh", "show").lines()).allMatch(line -> line.contains("PERMANENT"));
    }

    private static void check(Command.Result result) {
        assertThat(result.ok()).as(result.errors()).isTrue();
    }
}
