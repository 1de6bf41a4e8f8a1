package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.image.ImageDisk;
import io.unkai.services.compute.ec2.image.LaunchImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The volumes that a launch is to have: those of its image, changed by what it asks for. */
final class LaunchDisks {
    private LaunchDisks() {}

    /** What a launch asks for, completed by what the image has. @throws ApiException for a device that is asked for twice */
    static List<BlockDeviceMapping> merge(LaunchImage image, @Nullable List<BlockDeviceMapping> asked) {
        Map<String, BlockDeviceMapping> byDevice = new LinkedHashMap<>();
        for (var mapping : Parts.list(asked)) {
            if (byDevice.put(String.valueOf(mapping.deviceName()), mapping) != null) {
                throw new ApiException(
                        "InvalidBlockDeviceMapping",
                        "The device '" + mapping.deviceName() + "' is used in more than one block-device mapping");
            }
        }
        var whole = new ArrayList<BlockDeviceMapping>();
        Stream.concat(Stream.of(image.root()), image.others().stream()).forEach(disk -> {
            var mapping = byDevice.remove(disk.device());
            whole.add(mapping == null ? disk.view() : merge(disk, mapping));
        });
        whole.addAll(byDevice.values());
        return whole;
    }

    private static BlockDeviceMapping merge(ImageDisk disk, BlockDeviceMapping asked) {
        var change = asked.ebs();
        if (change == null) {
            return asked.noDevice() == null ? disk.view() : asked;
        }
        var base = Objects.requireNonNull(disk.view().ebs());
        boolean other = change.volumeType() != null && !change.volumeType().equals(base.volumeType());
        var merged = EbsBlockDevice.builder()
                .deleteOnTermination(
                        Objects.requireNonNullElse(change.deleteOnTermination(), disk.deleteOnTermination()))
                .snapshotId(first(change.snapshotId(), base.snapshotId()))
                .volumeSize(first(change.volumeSize(), base.volumeSize()))
                .volumeType(first(change.volumeType(), base.volumeType()))
                .iops(first(change.iops(), other ? null : base.iops()))
                .throughput(first(change.throughput(), other ? null : base.throughput()))
                .encrypted(first(change.encrypted(), base.encrypted()))
                .kmsKeyId(change.kmsKeyId())
                .build();
        return BlockDeviceMapping.builder()
                .deviceName(disk.device())
                .ebs(merged)
                .build();
    }

    private static <T> @Nullable T first(@Nullable T asked, @Nullable T usual) {
        return asked == null ? usual : asked;
    }
}
