package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.image.PublicImage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the root volume of a launch is to be.
 *
 * @param gibibytes its size
 * @param type for example {@code gp3}
 * @param iops operations a second
 * @param throughput MiB a second, or 0 where the type has none of its own
 * @param deleteOnTermination whether it goes with the instance
 */
record RootDisk(int gibibytes, String type, int iops, int throughput, boolean deleteOnTermination) {
    private static final int MAX_GIBIBYTES = 16_384;
    private static final int GP3_IOPS = 3000;
    private static final int GP3_THROUGHPUT = 125;
    private static final int GP2_IOPS_PER_GIBIBYTE = 3;
    private static final int GP2_MIN_IOPS = 100;
    private static final int GP2_MAX_IOPS = 16_000;
    private static final int NOT_IMPLEMENTED = 501;

    /** What a launch asks for. @throws ApiException for what cannot be */
    static RootDisk of(@Nullable List<BlockDeviceMapping> mappings, PublicImage image, String snapshot) {
        var disk = EbsBlockDevice.builder().build();
        for (var mapping : mappings == null ? List.<BlockDeviceMapping>of() : mappings) {
            if (PublicImage.ROOT_DEVICE.equals(mapping.deviceName()) && mapping.ebs() != null) {
                disk = mapping.ebs();
            }
        }
        return of(disk, snapshot);
    }

    private static RootDisk of(EbsBlockDevice disk, String snapshot) {
        if (Boolean.TRUE.equals(disk.encrypted()) || disk.kmsKeyId() != null) {
            throw new ApiException("NotImplemented", NOT_IMPLEMENTED, "Encrypted root volumes are not implemented.");
        }
        if (disk.snapshotId() != null && !disk.snapshotId().equals(snapshot)) {
            throw new ApiException("InvalidBlockDeviceMapping", "snapshotId cannot be modified on root device");
        }
        int size = Objects.requireNonNullElse(disk.volumeSize(), PublicImage.ROOT_GIBIBYTES);
        if (size < PublicImage.ROOT_GIBIBYTES) {
            throw new ApiException(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + size + "GB is smaller than snapshot '" + snapshot + "', expect size >= "
                            + PublicImage.ROOT_GIBIBYTES + "GB");
        }
        if (size > MAX_GIBIBYTES) {
            throw new ApiException(
                    "InvalidParameterValue", "Volume of " + size + "GiB is too large; maximum is 16384GiB.");
        }
        var type = Objects.requireNonNullElse(disk.volumeType(), "gp3");
        return new RootDisk(
                size,
                type,
                iops(type, size, disk.iops()),
                type.equals("gp3") ? Objects.requireNonNullElse(disk.throughput(), GP3_THROUGHPUT) : 0,
                !Boolean.FALSE.equals(disk.deleteOnTermination()));
    }

    private static int iops(String type, int size, @Nullable Integer asked) {
        return switch (type) {
            case "gp3" -> Objects.requireNonNullElse(asked, GP3_IOPS);
            case "gp2" -> Math.clamp((long) size * GP2_IOPS_PER_GIBIBYTE, GP2_MIN_IOPS, GP2_MAX_IOPS);
            case "io1", "io2" -> {
                if (asked == null) {
                    throw new ApiException(
                            "MissingParameter", "The parameter iops must be specified for " + type + " volumes.");
                }
                yield asked;
            }
            case "standard" -> GP2_MIN_IOPS;
            default ->
                throw new ApiException(
                        "InvalidParameterCombination", "Volume type " + type + " cannot be used as root volume");
        };
    }
}
