package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Lab;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.RouteTable.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way to the real internet, on a host of its own: a namespace that has another one as its network. */
@Tag("kernel")
class BeyondTest extends LinuxFixture {
    private static final Ip SERVER = Ip.parse("198.51.100.1");

    private Path host(Path network) {
        var host = lab.guest();
        var name = network.getFileName().toString();
        Kernel.in(host, () -> {
            IpBatch.lines(
                    "link set lo up",
                    "link add up0 type veth peer name down0 netns " + name,
                    "addr add 198.51.100.2/24 dev up0",
                    "link set up0 up",
                    "route add default via " + SERVER);
            return true;
        });
        Kernel.in(network, () -> {
            IpBatch.lines("link set lo up", "addr add " + SERVER + "/24 dev down0", "link set down0 up");
            return true;
        });
        return host;
    }

    @Test
    void guestsGetOutAndNobodyGetsIn() throws Exception {
        var network = lab.guest();
        var host = host(network);
        lab.plane().removeAll();
        var guest = lab.guest();
        Kernel.in(host, () -> {
            try (var plane = new LinuxNetworkPlane(folder, new Internet(lab.pool(), true))) {
                plane.apply(network());
                plane.plug(VPC, ENI_A, guest, "eth0");
            }
            return true;
        });
        assertThat(Kernel.in(guest, () -> LinuxLab.tcp(SERVER, Lab.PORT))).isTrue();
        assertThat(Kernel.in(guest, () -> Icmp.ping(SERVER, 1000))).isTrue();
        Kernel.in(
                network,
                () -> Command.of("ip", "route", "add", lab.pool().toString(), "via", "198.51.100.2")
                        .check());
        assertThat(Kernel.in(network, () -> LinuxLab.tcp(publicA(), Lab.PORT))).isFalse();
        assertThat(Kernel.in(host, () -> LinuxLab.tcp(publicA(), Lab.PORT))).isTrue();
        Kernel.in(host, () -> {
            try (var plane = new LinuxNetworkPlane(folder, new Internet(lab.pool(), true))) {
                plane.apply(network(new Target.Blackhole(), new Target.Blackhole()));
                assertThat(Kernel.in(guest, () -> LinuxLab.tcp(SERVER, Lab.PORT)))
                        .isFalse();
                plane.removeAll();
            }
            assertThat(Command.of("nft", "list", "tables").check()).isEmpty();
            assertThat(Files.readString(Path.of("/proc/sys/net/ipv4/conf/up0/forwarding"))
                            .strip())
                    .isEqualTo("0");
            assertThat(Kernel.hostDevices()).doesNotContain(lab.names().host());
            return true;
        });
    }

    @Test
    void stayInsideWhereItIsNotOpen() {
        assertThat(lab.connects(AT_A, Packet.tcp(A, SERVER, Lab.PORT))).isFalse();
        assertThat(Command.of("nft", "list", "tables").check())
                .doesNotContain(lab.names().tag());
    }
}
