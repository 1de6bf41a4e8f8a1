package io.unkai.services.compute.ec2.volume;

import io.unkai.api.ec2.Volume;
import io.unkai.api.ec2.VolumeAttachment;
import io.unkai.api.ec2.VolumeModification;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import org.jspecify.annotations.Nullable;

/** Volumes as answers show them. */
public final class VolumeViews {
    private static final long DONE = 100;

    private VolumeViews() {}

    /** A volume. */
    public static Volume of(ReadTxn txn, StoredVolume volume) {
        return Volume.builder()
                .volumeId(volume.id())
                .availabilityZone(volume.zone())
                .createTime(volume.created())
                .encrypted(volume.secret() != null)
                .kmsKeyId(volume.secret() == null ? null : volume.secret().key())
                .size(volume.gibibytes())
                .snapshotId(volume.snapshot())
                .state(volume.status())
                .iops(some(volume.iops()))
                .throughput(some(volume.throughput()))
                .volumeType(volume.type())
                .multiAttachEnabled(volume.multiAttach())
                .attachments(volume.attachments().stream()
                        .map(one -> of(volume.id(), one))
                        .toList())
                .tags(Ec2Tags.of(txn, volume.key()))
                .build();
    }

    /** An attachment. */
    public static VolumeAttachment of(String volume, Attachment attachment) {
        return attachment(volume, attachment, attachment.phase().text());
    }

    /** An attachment that says another state. */
    private static VolumeAttachment attachment(String volume, Attachment attachment, String state) {
        return VolumeAttachment.builder()
                .attachTime(attachment.since())
                .deleteOnTermination(attachment.deleteOnTermination())
                .device(attachment.device())
                .instanceId(attachment.instance())
                .state(state)
                .volumeId(volume)
                .build();
    }

    static VolumeModification of(String volume, Modification modification) {
        var ended = modification.ended();
        var before = modification.before();
        var after = modification.after();
        return VolumeModification.builder()
                .volumeId(volume)
                .modificationState(ended == null ? "modifying" : "completed")
                .originalSize(before.gibibytes())
                .originalVolumeType(before.type())
                .originalIops(some(before.iops()))
                .originalThroughput(some(before.throughput()))
                .originalMultiAttachEnabled(before.multiAttach())
                .targetSize(after.gibibytes())
                .targetVolumeType(after.type())
                .targetIops(some(after.iops()))
                .targetThroughput(some(after.throughput()))
                .targetMultiAttachEnabled(after.multiAttach())
                .progress(ended == null ? 0 : DONE)
                .startTime(modification.started())
                .endTime(ended)
                .build();
    }

    private static @Nullable Integer some(int value) {
        return value == 0 ? null : value;
    }
}
