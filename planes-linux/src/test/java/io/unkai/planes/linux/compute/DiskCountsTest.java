package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskCountsTest {
    @Test
    void knowsDevicesByTheirNumbers() {
        var counts = DiskCounts.of(
                "   7       0 loop0 10 1 80 3 0 0 0 0 0 4 3 0 0 0 0 0 0\n 254       0 vda 9 2\n\nrubbish\n");
        assertThat(counts).containsOnlyKeys("7:0", "254:0").containsEntry("254:0", "9 2");
    }

    @Test
    void countsSinceTheMachineHasTheDevice() {
        assertThat(DiskCounts.since("10 5 80 3 4 0 32 1 7 4 3", "4 5 32 3 4 0 0 0 9 4 2"))
                .isEqualTo("6 0 48 0 0 0 32 1 7 0 1");
    }

    @Test
    void isNotBelowNothingWhereCountsBeganAnew() {
        assertThat(DiskCounts.since("1 2", "3")).isEqualTo("0 2");
    }
}
