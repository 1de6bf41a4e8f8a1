package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.image.LaunchImage;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.volume.VolumeSpec;
import io.unkai.services.compute.ec2.volume.VolumeType;
import java.util.List;
import java.util.Objects;

/**
 * What the root volume of a launch is to be.
 *
 * @param spec how large and how fast it is
 * @param deleteOnTermination whether it goes with the instance
 * @param wish whether it is to be encrypted
 */
record RootDisk(VolumeSpec spec, boolean deleteOnTermination, Wish wish) {
    private static final int MAX_GIBIBYTES = 16_384;

    /** What a launch asks for, completed by its image. @throws ApiException for what cannot be */
    static RootDisk of(List<BlockDeviceMapping> mappings, LaunchImage image) {
        for (var mapping : mappings) {
            if (image.root().device().equals(mapping.deviceName()) && mapping.ebs() != null) {
                return of(mapping.ebs(), image);
            }
        }
        throw new ApiException("InvalidBlockDeviceMapping", "The root device cannot be left out");
    }

    private static RootDisk of(EbsBlockDevice disk, LaunchImage image) {
        var root = image.root();
        if (disk.snapshotId() != null && !disk.snapshotId().equals(root.snapshot())) {
            throw new ApiException("InvalidBlockDeviceMapping", "snapshotId cannot be modified on root device");
        }
        int least = root.spec().gibibytes();
        int size = Objects.requireNonNullElse(disk.volumeSize(), least);
        if (size < least) {
            throw new ApiException(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + size + "GB is smaller than snapshot '" + root.snapshot() + "', expect size >= "
                            + least + "GB");
        }
        if (size > MAX_GIBIBYTES) {
            throw new ApiException(
                    "InvalidParameterValue", "Volume of " + size + "GiB is too large; maximum is 16384GiB.");
        }
        var type = VolumeType.of(
                Objects.requireNonNullElse(disk.volumeType(), root.spec().type()));
        if (type == VolumeType.ST1 || type == VolumeType.SC1) {
            throw new ApiException(
                    "InvalidParameterCombination", "Volume type " + type.text() + " cannot be used as root volume");
        }
        return new RootDisk(
                type.spec(size, disk.iops(), disk.throughput()),
                !Boolean.FALSE.equals(disk.deleteOnTermination()),
                Wish.of(disk));
    }
}
