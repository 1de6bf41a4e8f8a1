package io.unkai.services.compute.ec2.disk;

import io.unkai.planes.compute.VolumeLimit;
import io.unkai.services.compute.ec2.volume.VolumeSpec;

/**
 * How fast volumes are, by AWS's tables. Volumes that save up credits are always as fast as their credits let them be.
 *
 * <p>What is written side by side is one operation of up to so many bytes, as AWS counts it, but where operations were bought: there each
 * piece counts that is handed over.
 */
final class Speed {
    private static final long MEBIBYTE = 1L << 20;
    /** Bytes that are one operation. */
    private static final int ON_FLASH = 256 << 10;

    private static final int ON_PLATTERS = 1 << 20;
    private static final int TEBIBYTE = 1024;
    private static final int GP2_BURST_IOPS = 3000;
    private static final int GP2_SMALL = 170;
    private static final int GP2_SMALL_MEBIBYTES = 128;
    private static final int GP2_MEBIBYTES = 250;
    private static final int IO1_FAST = 32_000;
    private static final int IO1_MEBIBYTES = 500;
    private static final int IO1_FAST_MEBIBYTES = 1000;
    private static final int IO2_MEBIBYTES = 4000;
    /** Provisioned operations are of this many to a MiB. */
    private static final int OPERATIONS_PER_MEBIBYTE = 4;

    private static final int ST1_MEBIBYTES = 500;
    private static final int ST1_PER_TEBIBYTE = 250;
    private static final int SC1_MEBIBYTES = 250;
    private static final int SC1_PER_TEBIBYTE = 80;
    private static final int STANDARD_IOPS = 200;
    private static final int STANDARD_MEBIBYTES = 90;

    private Speed() {}

    static VolumeLimit of(VolumeSpec spec) {
        return switch (spec.type()) {
            case "gp2" ->
                limit(
                        Math.max(spec.iops(), GP2_BURST_IOPS),
                        spec.gibibytes() <= GP2_SMALL ? GP2_SMALL_MEBIBYTES : GP2_MEBIBYTES,
                        ON_FLASH);
            case "gp3" -> limit(spec.iops(), spec.throughput(), ON_FLASH);
            case "io1" ->
                spec.iops() > IO1_FAST
                        ? bought(spec.iops(), IO1_FAST_MEBIBYTES)
                        : provisioned(spec.iops(), IO1_MEBIBYTES);
            case "io2" -> provisioned(spec.iops(), IO2_MEBIBYTES);
            case "st1" -> platters(ST1_MEBIBYTES, spec, ST1_PER_TEBIBYTE);
            case "sc1" -> platters(SC1_MEBIBYTES, spec, SC1_PER_TEBIBYTE);
            default -> limit(STANDARD_IOPS, STANDARD_MEBIBYTES, ON_PLATTERS);
        };
    }

    private static VolumeLimit provisioned(int iops, int most) {
        return bought(iops, Math.clamp(iops / OPERATIONS_PER_MEBIBYTE, 1, most));
    }

    /** As many operations as there are MiB a second at most. */
    private static VolumeLimit platters(int most, VolumeSpec spec, int each) {
        return limit(most, Math.clamp((long) spec.gibibytes() * each / TEBIBYTE, 1, most), ON_PLATTERS);
    }

    private static VolumeLimit bought(int iops, int mebibytes) {
        return new VolumeLimit(Math.max(1, iops), Math.max(1, iops), mebibytes * MEBIBYTE);
    }

    private static VolumeLimit limit(int iops, int mebibytes, int together) {
        return new VolumeLimit(Math.max(1, iops), Math.max(1, iops), Math.max(1, mebibytes) * MEBIBYTE, together);
    }
}
