package io.unkai.planes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "10.0.0.5, 10.0.0.5",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "2001:DB8::0:1, 2001:db8::1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "fe80::, fe80::",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void readsAddressesAndWritesThemTheUsualWay(String text, String written) {
        assertThat(Ip.parse(text)).hasToString(written);
        assertThat(Ip.parse(written)).isEqualTo(Ip.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4 ",
                " 1.2.3.4",
                "+1.2.3.4",
                "1.2.3.-4",
                "1..2.3",
                "٠.1.2.3",
                "0x1.2.3.4",
                "1.2.3.4/32",
                "1e1.2.3.4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "::ffff:1.2.3.4",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "１::",
                "ı::"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(Ip.tryParse(text)).isNull();
        assertThatThrownBy(() -> Ip.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLongTextWithoutReadingIt() {
        assertThat(Ip.tryParse(":".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.255, 1, 10.0.1.0",
        "10.0.1.0, -1, 10.0.0.255",
        "255.255.255.255, 1, 0.0.0.0",
        "0.0.0.0, -1, 255.255.255.255",
        "2001:db8::ffff:ffff:ffff:ffff, 1, 2001:db8:0:1::",
        "2001:db8:0:1::, -1, 2001:db8::ffff:ffff:ffff:ffff",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 1, ::",
        "::, -1, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::, 0, ::"
    })
    void countsOnAndWraps(String from, long n, String to) {
        assertThat(Ip.parse(from).plus(n)).isEqualTo(Ip.parse(to));
    }

    @Test
    void sortsByNumberWithFirstTheShortOnes() {
        assertThat(Stream.of("ffff::", "10.0.0.10", "::1", "10.0.0.9", "192.0.2.1", "8000::")
                        .map(Ip::parse)
                        .sorted()
                        .map(Ip::toString))
                .containsExactly("10.0.0.9", "10.0.0.10", "192.0.2.1", "::1", "8000::", "ffff::");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "2001:db8::7", "255.255.255.255", "fe80::1"})
    void isTheSameAsSocketsSay(String text) {
        assertThat(Ip.of(Ip.parse(text).inet())).isEqualTo(Ip.parse(text));
    }

    @Test
    void refusesBitsThatAreNone() {
        assertThatThrownBy(() -> new Ip(false, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ip.v4(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }
}
