package io.unkai.planes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.255.255.255, 4294967296",
        "10.0.0.0/8, 10.255.255.255, 16777216",
        "10.0.0.4/31, 10.0.0.5, 2",
        "10.0.0.5/32, 10.0.0.5, 1",
        "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 9223372036854775807",
        "2001:db8::/56, 2001:db8:0:ff:ffff:ffff:ffff:ffff, 9223372036854775807",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, 9223372036854775807",
        "2001:db8::/120, 2001:db8::ff, 256",
        "2001:db8::1/128, 2001:db8::1, 1"
    })
    void knowsItsAddresses(String text, String last, long size) {
        var cidr = Cidr.parse(text);
        assertThat(cidr).hasToString(text);
        assertThat(cidr.last()).isEqualTo(Ip.parse(last));
        assertThat(cidr.size()).isEqualTo(size);
        assertThat(cidr.contains(cidr.first()) && cidr.contains(cidr.last())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/٨",
                "10.0.0.1/8",
                "::1/64",
                "::/129",
                "::/1000",
                "10.0.0.0/ 8"
            })
    void refusesWhatIsNoBlock(String text) {
        assertThat(Cidr.tryParse(text)).isNull();
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void masksWhereThatIsAskedFor() {
        assertThat(Cidr.tryMask("10.1.2.3/16")).hasToString("10.1.0.0/16");
        assertThat(Cidr.tryMask("2001:db8::1/32")).hasToString("2001:db8::/32");
        assertThat(Cidr.tryMask("10.1.2.3/33")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.1.0/24, true, true",
        "10.0.1.0/24, 10.0.0.0/16, false, true",
        "10.0.0.0/24, 10.0.1.0/24, false, false",
        "10.0.0.0/24, 10.0.0.0/24, true, true",
        "0.0.0.0/0, 10.0.0.0/8, true, true",
        "0.0.0.0/0, ::/0, false, false",
        "2001:db8::/32, 2001:db8:5::/48, true, true"
    })
    void containsAndOverlaps(String one, String other, boolean contains, boolean overlaps) {
        assertThat(Cidr.parse(one).contains(Cidr.parse(other))).isEqualTo(contains);
        assertThat(Cidr.parse(one).overlaps(Cidr.parse(other))).isEqualTo(overlaps);
    }

    @Test
    void refusesBitsAfterThePrefix() {
        assertThatThrownBy(() -> new Cidr(Ip.parse("10.0.0.1"), 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cidr(Ip.parse("10.0.0.0"), 33)).isInstanceOf(IllegalArgumentException.class);
    }
}
