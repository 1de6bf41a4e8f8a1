package io.unkai.services.compute.ec2.volume;

import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of volumes, with AWS's limits. */
public enum VolumeType {
    /** General purpose, its speed by its size. */
    GP2(1, 16_384, 0, 0, 0),
    /** General purpose, its speed chosen. */
    GP3(1, 16_384, 3_000, 16_000, 500),
    /** Provisioned operations. */
    IO1(4, 16_384, 100, 64_000, 50),
    /** Provisioned operations, more durable. */
    IO2(4, 65_536, 100, 256_000, 1_000),
    /** Streaming. */
    ST1(125, 16_384, 0, 0, 0),
    /** Cold. */
    SC1(125, 16_384, 0, 0, 0),
    /** Magnetic. */
    STANDARD(1, 1_024, 0, 0, 0);

    private static final int GP2_IOPS_PER_GIBIBYTE = 3;
    private static final int LEAST_IOPS = 100;
    private static final int GP2_MOST_IOPS = 16_000;
    private static final int LEAST_THROUGHPUT = 125;
    private static final int MOST_THROUGHPUT = 1_000;
    private static final int IOPS_PER_THROUGHPUT = 4;

    private final int fewestGibibytes;
    private final int mostGibibytes;
    private final int fewestIops;
    private final int mostIops;
    private final int ratio;

    VolumeType(int fewestGibibytes, int mostGibibytes, int fewestIops, int mostIops, int ratio) {
        this.fewestGibibytes = fewestGibibytes;
        this.mostGibibytes = mostGibibytes;
        this.fewestIops = fewestIops;
        this.mostIops = mostIops;
        this.ratio = ratio;
    }

    /** As calls name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name. @throws ApiException where there is none */
    public static VolumeType of(String name) {
        for (var type : values()) {
            if (type.text().equals(name)) {
                return type;
            }
        }
        throw new ApiException("UnknownVolumeType", "Unsupported volume type '" + name + "' for volume creation.");
    }

    /** What a volume of this type is. @throws ApiException for what the type cannot be */
    public VolumeSpec spec(int gibibytes, @Nullable Integer iops, @Nullable Integer throughput) {
        checkSize(gibibytes);
        int operations = iops(gibibytes, iops);
        return new VolumeSpec(gibibytes, text(), operations, throughput(operations, throughput));
    }

    private void checkSize(int gibibytes) {
        if (gibibytes < fewestGibibytes) {
            throw Ec2Errors.invalidValue("Volume of " + gibibytes + "GiB is too small for volume type " + text()
                    + "; minimum is " + fewestGibibytes + "GiB.");
        }
        if (gibibytes > mostGibibytes) {
            throw Ec2Errors.invalidValue("Volume of " + gibibytes + "GiB is too large for volume type " + text()
                    + "; maximum is " + mostGibibytes + "GiB.");
        }
    }

    /** Whether calls choose how many operations it does. */
    boolean hasIops() {
        return mostIops > 0;
    }

    private int iops(int gibibytes, @Nullable Integer asked) {
        if (!hasIops()) {
            if (asked != null) {
                throw Ec2Errors.combination("The parameter iops is not supported for " + text() + " volumes.");
            }
            return usualIops(gibibytes);
        }
        if (asked == null && this != GP3) {
            throw new ApiException(
                    "MissingParameter", "The parameter iops must be specified for " + text() + " volumes.");
        }
        int iops = Objects.requireNonNullElse(asked, fewestIops);
        if (iops < fewestIops) {
            throw Ec2Errors.invalidValue("Volume iops of " + iops + " is too low; minimum is " + fewestIops + '.');
        }
        if (iops > mostIops) {
            throw Ec2Errors.invalidValue("Volume iops of " + iops + " is too high; maximum is " + mostIops + '.');
        }
        if (iops > fewestIops && iops > (long) ratio * gibibytes) {
            throw Ec2Errors.invalidValue("Iops to volume size ratio of " + decimals((double) iops / gibibytes)
                    + " is too high; maximum is " + ratio + '.');
        }
        return iops;
    }

    private int usualIops(int gibibytes) {
        return switch (this) {
            case GP2 -> Math.clamp((long) gibibytes * GP2_IOPS_PER_GIBIBYTE, LEAST_IOPS, GP2_MOST_IOPS);
            default -> 0;
        };
    }

    private int throughput(int iops, @Nullable Integer asked) {
        if (this != GP3) {
            if (asked != null) {
                throw Ec2Errors.combination("The parameter throughput is not supported for " + text() + " volumes.");
            }
            return 0;
        }
        int throughput = Objects.requireNonNullElse(asked, LEAST_THROUGHPUT);
        if (throughput < LEAST_THROUGHPUT) {
            throw Ec2Errors.invalidValue(
                    "Volume throughput of " + throughput + " is too low; minimum is " + LEAST_THROUGHPUT + '.');
        }
        if (throughput > MOST_THROUGHPUT) {
            throw Ec2Errors.invalidValue(
                    "Volume throughput of " + throughput + " is too high; maximum is " + MOST_THROUGHPUT + '.');
        }
        if ((long) throughput * IOPS_PER_THROUGHPUT > iops) {
            throw Ec2Errors.invalidValue("Throughput (MiBps) to iops ratio of "
                    + decimals((double) throughput / iops)
                    + " is too high; maximum is 0.250000 MiBps per iops.");
        }
        return throughput;
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }
}
