package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.services.compute.ec2.volume.VolumeSpec;

/**
 * A volume that the instances of an image begin with.
 *
 * @param device where it is attached
 * @param snapshot the id of the snapshot that it begins as, or empty for a blank one
 * @param spec how large and how fast it is
 * @param deleteOnTermination whether it goes with the instance
 * @param encrypted whether it is encrypted, as its snapshot is
 */
public record ImageDisk(
        String device, String snapshot, VolumeSpec spec, boolean deleteOnTermination, boolean encrypted) {
    /** As answers show it. */
    public BlockDeviceMapping view() {
        return BlockDeviceMapping.builder().deviceName(device).ebs(ebs()).build();
    }

    private EbsBlockDevice ebs() {
        boolean chosen = spec.type().equals("gp3") || spec.type().startsWith("io");
        return EbsBlockDevice.builder()
                .deleteOnTermination(deleteOnTermination)
                .snapshotId(snapshot.isEmpty() ? null : snapshot)
                .volumeSize(spec.gibibytes())
                .volumeType(spec.type())
                .iops(chosen ? spec.iops() : null)
                .throughput(spec.throughput() > 0 ? spec.throughput() : null)
                .encrypted(encrypted)
                .build();
    }
}
