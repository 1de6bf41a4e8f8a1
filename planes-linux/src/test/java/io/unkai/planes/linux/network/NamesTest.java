package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.network.Ip;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final Names NAMES = Names.of(Path.of("/var/lib/unkai/network"));

    @Test
    void tellCloudsApart() {
        assertThat(NAMES.tag()).matches("[0-9a-f]{6}");
        assertThat(Names.of(Path.of("/var/lib/unkai/../unkai/network"))).isEqualTo(NAMES);
        assertThat(Names.of(Path.of("/var/lib/other/network"))).isNotEqualTo(NAMES);
        assertThat(NAMES.router("vpc-0123456789abcdef0")).isEqualTo("unkai-" + NAMES.tag() + "-vpc-0123456789abcdef0");
    }

    @Test
    void fitIntoTheKernelsLimit() {
        assertThat(Names.ofInterface("eni-0123456789abcdef0")).isEqualTo("e3456789abcdef0");
        assertThat(Names.ofPeering("pcx-01234567")).isEqualTo("p01234567");
        assertThat(NAMES.host()).hasSizeLessThanOrEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vpc",
                "vpc-",
                "vpc-1234567",
                "vpc-0123456789abcdef01",
                "vpc-0123456G",
                "VPC-01234567",
                "vpc-01234567\n",
                "vpc-01234567; ls",
                "../vpc-01234567",
                "vpc_01234567",
                "vpc-0123456\u0131"
            })
    void refuseWhatIsNoId(String id) {
        assertThatThrownBy(() -> NAMES.router(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Names.ofInterface(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "/proc/1/ns/net up", "/proc/1/ns/net\nlink del eth0", "/a;b", "/ğ"})
    void refuseWhatIsNoPlainPath(String path) {
        assertThatThrownBy(() -> Names.guest(Path.of(path))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02:00:00:00:00", "02:00:00:00:00:0g", "02-00-00-00-00-01", "02:00:00:00:00:01 up"})
    void refuseWhatIsNoMac(String mac) {
        assertThatThrownBy(() -> Mac.checked(mac)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowTheAddressThatFollowsFromAMac() {
        assertThat(Mac.linkLocal("02:aB:00:00:01:ff".toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Ip.parse("fe80::ab:ff:fe00:1ff"));
        assertThat(Mac.linkLocal("ff:ff:ff:ff:ff:ff")).isEqualTo(Ip.parse("fe80::fdff:ffff:feff:ffff"));
    }

    @Test
    void giveEveryDeviceANumberOfItsOwn() {
        var taken = new HashSet<Integer>();
        int first = Names.index("e01234567", taken);
        assertThat(Names.index("e01234567", taken)).isEqualTo(first + 1);
        assertThat(first).isBetween(1 << 28, (1 << 29) - 1);
    }
}
