package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.NetworkException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of the kernel here is what {@code ip} asks of it for the same words. */
@Tag("kernel")
class IpBatchTest {
    private static final String OURS = "unkaibatch-ours";
    private static final String REFERENCE = "unkaibatch-reference";
    private static final List<String> COMMANDS = List.of(
            "link set lo up",
            "link add e0001 index 268435500 type veth peer name eth0 address 02:00:00:00:00:01 mtu 9001 netns @",
            "link set e0001 address 0e:00:00:00:00:01 mtu 9001 group 7 up",
            "link add igw type veth peer name v0001 netns @",
            "link set igw address 0e:00:00:00:00:02 mtu 1500 group 7 up",
            "addr replace 10.0.0.1/32 dev lo scope global",
            "addr replace 169.254.169.253/32 dev lo scope link",
            "addr replace 10.0.1.7/24 brd + dev e0001",
            "addr replace 10.0.2.7/31 brd + dev e0001",
            "addr replace 10.0.3.7/32 brd + dev e0001",
            "addr add 10.0.4.7/24 dev e0001",
            "addr del 10.0.4.7/24 dev e0001",
            "addr replace fe80::1/64 dev e0001 nodad",
            "addr replace fd00:ec2::254/128 dev lo nodad",
            "neigh replace 10.0.1.9 lladdr 02:00:00:00:00:01 dev e0001 nud permanent",
            "neigh replace 10.0.1.10 lladdr 02:00:00:00:00:0a dev e0001 nud permanent",
            "neigh del 10.0.1.10 dev e0001",
            "neigh replace fe80::9 lladdr 02:00:00:00:00:01 dev e0001 nud permanent",
            "route replace 10.0.1.9/32 dev e0001 table main",
            "route replace 10.0.1.10/32 dev e0001 table main",
            "route del 10.0.1.10/32 dev e0001 table main",
            "route replace 2001:db8::9/128 dev e0001 table main",
            "route replace blackhole 0.0.0.0/0 metric 4294967295 table main",
            "route replace blackhole ::/0 metric 4294967295 table main",
            "route replace throw 10.0.0.0/16 table 1001",
            "route replace throw 2001:db8::/56 table 1001",
            "route replace 0.0.0.0/0 via 169.254.0.1 dev igw onlink table 1001",
            "route replace ::/0 via fe80::1 dev igw onlink table 1001",
            "route replace 172.16.0.0/12 via 169.254.0.1 dev igw onlink table 1001",
            "route replace blackhole 172.16.0.0/12 table 1001",
            "route replace 192.168.0.0/16 via 169.254.0.1 dev igw onlink table 1001",
            "route del 192.168.0.0/16 via 169.254.0.1 dev igw onlink table 1001",
            "route add 198.51.100.0/24 via 169.254.0.1 dev igw onlink src 10.0.0.1",
            "route replace default via 169.254.0.1 dev igw onlink metric 101",
            "route replace blackhole 203.0.113.0/24",
            "route del blackhole 203.0.113.0/24",
            "rule add pref 1001 fwmark 1/0xfff lookup 1001",
            "rule add pref 1002 fwmark 2/0xfff lookup 1002",
            "rule del pref 1002 fwmark 2/0xfff lookup 1002");
    private static final List<String> COMMANDS6 = List.of(
            "rule add pref 1001 fwmark 1/0xfff lookup 1001",
            "rule add pref 1002 fwmark 2/0xfff lookup 1002",
            "rule del pref 1002 fwmark 2/0xfff lookup 1002");

    @BeforeEach
    void make() {
        remove();
        for (var name : List.of(OURS, REFERENCE)) {
            Kernel.create(name);
            Kernel.create(name + "-guest");
        }
    }

    @AfterEach
    void remove() {
        for (var name : List.of(OURS, REFERENCE)) {
            Kernel.remove(name);
            Kernel.remove(name + "-guest");
        }
    }

    private static List<String> to(List<String> commands, String guest) {
        return commands.stream().map(line -> line.replace("@", guest)).toList();
    }

    private static void byIp(boolean v6, List<String> lines) {
        var ip = v6 ? Command.of("ip", "-6", "-batch", "-") : Command.of("ip", "-batch", "-");
        ip.reading(String.join("\n", lines) + "\n").check();
    }

    private static Map<String, String> seen(String namespace) {
        return Kernel.in(Names.path(namespace), () -> {
            var seen = new TreeMap<String, String>();
            for (var what : List.of("link", "addr", "neigh", "route show table all", "rule")) {
                for (var family : List.of("-4", "-6")) {
                    var words = ("ip " + family + " -details -oneline " + what).split(" ", -1);
                    seen.put(what + family, plain(Command.of(words).check()));
                }
            }
            return seen;
        });
    }

    /** Without times, the numbers of devices that the kernel chose, and what it notices of a link a moment later. */
    private static String plain(String text) {
        return text.replaceAll("(?m)^\\d+: ", "")
                .replaceAll("@if\\d+", "")
                .replaceAll(" state \\S+|NO-CARRIER,|,LOWER_UP|linkdown ", "")
                .replaceAll("link-netns(id)? \\S+", "")
                .replaceAll("(?m)(valid_lft|preferred_lft) \\S+", "")
                .replaceAll("used \\S+", "");
    }

    @Test
    void asksForTheSameAsIp() {
        Kernel.in(Names.path(OURS), () -> {
            IpBatch.lines(false, to(COMMANDS, OURS + "-guest"), false);
            IpBatch.lines(true, COMMANDS6, false);
            return true;
        });
        Kernel.in(Names.path(REFERENCE), () -> {
            byIp(false, to(COMMANDS, REFERENCE + "-guest"));
            byIp(true, COMMANDS6);
            return true;
        });
        var ours = seen(OURS);
        assertThat(ours).isEqualTo(seen(REFERENCE));
        assertThat(ours.get("route show table all-4")).contains("default via 169.254.0.1 dev igw table 1001", "throw");
        assertThat(ours.get("rule-6")).contains("1001:");
        assertThat(seen(OURS + "-guest").get("link-4")).contains("02:00:00:00:00:01", "mtu 9001", "v0001");
    }

    @Test
    void deletesDevicesByTheirGroup() {
        Kernel.in(Names.path(OURS), () -> {
            IpBatch.lines(false, to(COMMANDS.subList(0, 5), OURS + "-guest"), false);
            assertThat(Kernel.devices()).containsExactlyInAnyOrder("lo", "e0001", "igw");
            IpBatch.lines("link del e0001");
            IpBatch.lines("link del group 7");
            assertThat(Kernel.devices()).containsExactly("lo");
            return true;
        });
    }

    @Test
    void saysWhatFailedUnlessItIsAsItIsToBe() {
        Kernel.in(Names.path(OURS), () -> {
            IpBatch.lines(
                    false,
                    List.of("link del igw", "route del blackhole 10.0.0.0/8", "addr del 10.0.0.1/32 dev lo"),
                    true);
            assertThatThrownBy(() -> IpBatch.lines("link del igw"))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("link del igw");
            assertThatThrownBy(
                            () -> IpBatch.lines(false, List.of("route replace 10.0.0.0/8 via 10.9.9.9 dev lo"), true))
                    .isInstanceOf(NetworkException.class);
            assertThatThrownBy(() -> IpBatch.lines("link set lo upwards")).isInstanceOf(IllegalArgumentException.class);
            return true;
        });
    }
}
