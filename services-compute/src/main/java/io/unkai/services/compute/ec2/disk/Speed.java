package io.unkai.services.compute.ec2.disk;

import io.unkai.planes.compute.VolumeLimit;
import io.unkai.services.compute.ec2.volume.VolumeSpec;

/**
 * How fast volumes are, by AWS's tables. Volumes that save up credits are always as fast as their credits let them be.
 *
 * <p>Kernels count the pieces of 4 KiB that file systems in user space write one by one, of which AWS counts up to 64 as one operation. So that
 * these are not far slower than on AWS, writing is limited to a number of operations only where that was bought; else it is by its bytes.
 */
final class Speed {
    private static final long MEBIBYTE = 1L << 20;
    private static final int PIECE = 4096;
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
                        spec.gibibytes() <= GP2_SMALL ? GP2_SMALL_MEBIBYTES : GP2_MEBIBYTES);
            case "gp3" -> limit(spec.iops(), spec.throughput());
            case "io1" ->
                spec.iops() > IO1_FAST
                        ? bought(spec.iops(), IO1_FAST_MEBIBYTES)
                        : provisioned(spec.iops(), IO1_MEBIBYTES);
            case "io2" -> provisioned(spec.iops(), IO2_MEBIBYTES);
            case "st1" -> limit(ST1_MEBIBYTES, byTebibyte(spec.gibibytes(), ST1_PER_TEBIBYTE, ST1_MEBIBYTES));
            case "sc1" -> limit(SC1_MEBIBYTES, byTebibyte(spec.gibibytes(), SC1_PER_TEBIBYTE, SC1_MEBIBYTES));
            default -> limit(STANDARD_IOPS, STANDARD_MEBIBYTES);
        };
    }

    private static VolumeLimit provisioned(int iops, int most) {
        return bought(iops, Math.clamp(iops / OPERATIONS_PER_MEBIBYTE, 1, most));
    }

    private static int byTebibyte(int gibibytes, int each, int most) {
        return Math.clamp((long) gibibytes * each / TEBIBYTE, 1, most);
    }

    private static VolumeLimit bought(int iops, int mebibytes) {
        return new VolumeLimit(Math.max(1, iops), Math.max(1, iops), mebibytes * MEBIBYTE);
    }

    private static VolumeLimit limit(int iops, int mebibytes) {
        long bytes = Math.max(1, mebibytes) * MEBIBYTE;
        return new VolumeLimit(Math.max(1, iops), Math.max(iops, bytes / PIECE), bytes);
    }
}
