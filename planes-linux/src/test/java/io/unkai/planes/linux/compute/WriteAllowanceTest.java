package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unkai.planes.compute.VolumeLimit;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device does that is always asked for more than allowed, looked at ten times a second. */
class WriteAllowanceTest {
    private static final double PERIOD = 0.1;
    private static final Offset<Double> A_TENTH = within(0.1);

    private final Device device = new Device();

    /** Does what it is let do, and no more than it can. */
    private static final class Device {
        private static final double ABLE = 60_000;

        private double requests;
        private double bytes;

        void write(WriteAllowance allowance, int size, double seconds) {
            for (double spent = 0; spent < seconds; spent += PERIOD) {
                long done = (long) (Math.min(allowance.bytes() / (double) size, ABLE) * PERIOD);
                requests += done;
                bytes += done * (double) size;
                allowance.after(PERIOD, done, done * size);
            }
        }

        /** Operations a second since the last time, as part of what is allowed. */
        double operations(double seconds, long allowed) {
            double part = requests / seconds / allowed;
            requests = 0;
            bytes = 0;
            return part;
        }

        double bytes(double seconds, long allowed) {
            double part = bytes / seconds / allowed;
            operations(seconds, allowed);
            return part;
        }
    }

    @ParameterizedTest
    @CsvSource({"3000, 125, 262144", "16000, 1000, 262144", "500, 122, 1048576", "200, 90, 1048576", "100, 128, 262144"
    })
    void pieceByPieceTheNumberOfOperationsCounts(int operations, long mebibytes, int together) {
        var allowance = allowance(operations, mebibytes, together);
        device.write(allowance, 4096, 10);
        assertThat(device.operations(10, operations)).isCloseTo(1, A_TENTH);
        device.write(allowance, 4096, 2);
        assertThat(device.operations(2, operations)).isCloseTo(1, A_TENTH);
        device.write(allowance, 16 << 10, 5);
        assertThat(device.operations(5, operations)).isCloseTo(1, A_TENTH);
    }

    @ParameterizedTest
    @CsvSource({"3000, 125, 262144", "16000, 1000, 262144", "500, 500, 1048576", "200, 90, 1048576"})
    void whatIsLargeIsLimitedByItsBytes(int operations, long mebibytes, int together) {
        var allowance = allowance(operations, mebibytes, together);
        device.write(allowance, 512 << 10, 10);
        assertThat(device.bytes(10, mebibytes << 20)).isCloseTo(1, A_TENTH);
    }

    @Test
    void nobodyIsSlowForLongBecauseOfWhatHeDidBefore() {
        var allowance = allowance(3000, 125, 256 << 10);
        // As the kernel writes back on nobody's behalf, which nothing limits.
        allowance.after(PERIOD, 1_000_000, 4_096_000_000L);
        assertThat(allowance.bytes()).isCloseTo(1500 * 4096, Percentage.withPercentage(1));
        for (int looks = 0; looks < 150; looks++) {
            allowance.after(PERIOD, 0, 0);
        }
        assertThat(allowance.bytes()).isEqualTo(125L << 20);
    }

    @Test
    void aDiskThatPausesIsNoReasonToBeginAnew() {
        var allowance = allowance(3000, 125, 256 << 10);
        device.write(allowance, 4096, 10);
        for (int looks = 0; looks < 10; looks++) {
            allowance.after(PERIOD, 0, 0);
            assertThat(allowance.bytes()).isLessThan(2 * 3000 * 4096);
        }
    }

    @Test
    void whoDoesLittleIsNotSlow() {
        var allowance = allowance(3000, 125, 256 << 10);
        for (int looks = 0; looks < 50; looks++) {
            allowance.after(PERIOD, 20, 20 * 4096);
            assertThat(allowance.bytes()).isEqualTo(125L << 20);
        }
    }

    @Test
    void oneWhoWasHeldBackIsSoonFastWithWhatIsLarge() {
        var allowance = allowance(3000, 125, 256 << 10);
        device.write(allowance, 4096, 10);
        device.operations(10, 3000);
        // At first the kernel has little to put together.
        device.write(allowance, 48 << 10, PERIOD);
        device.write(allowance, 256 << 10, 2);
        assertThat(device.bytes(2, 125 << 20)).isGreaterThan(0.9);
    }

    private static WriteAllowance allowance(int operations, long mebibytes, int together) {
        return new WriteAllowance(new VolumeLimit(operations, operations, mebibytes << 20, together));
    }
}
