package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.image.LaunchImage;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.snapshot.VolumeSource;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeSpec;
import io.unkai.services.compute.ec2.volume.VolumeState;
import io.unkai.services.compute.ec2.volume.VolumeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a volume beside the root volume of a launch is to be.
 *
 * @param device where it is attached
 * @param spec how large and how fast it is
 * @param source what it begins as
 * @param deleteOnTermination whether it goes with the instance
 * @param wish whether it is to be encrypted
 */
record DataDisk(String device, VolumeSpec spec, VolumeSource source, boolean deleteOnTermination, Wish wish) {
    private static final int MOST = 27;

    /** What a launch asks for. @throws ApiException for what cannot be */
    static List<DataDisk> of(Call call, ReadTxn txn, List<BlockDeviceMapping> mappings, LaunchImage image) {
        var disks = new ArrayList<DataDisk>();
        for (var mapping : mappings) {
            if (image.root().device().equals(mapping.deviceName())) {
                continue;
            }
            var device = DeviceName.check(mapping.deviceName());
            // There is no instance store, so that a mapping of one names nothing, as with most types of EC2.
            if (mapping.noDevice() == null && mapping.ebs() != null) {
                disks.add(of(call, txn, device, mapping.ebs(), image));
            }
        }
        if (disks.size() > MOST) {
            throw new ApiException("AttachmentLimitExceeded", "An instance has at most " + MOST + " data volumes.");
        }
        return disks;
    }

    private static DataDisk of(Call call, ReadTxn txn, String device, EbsBlockDevice disk, LaunchImage image) {
        var source = source(call, txn, disk, image);
        var type = VolumeType.of(Objects.requireNonNullElse(disk.volumeType(), "gp2"));
        return new DataDisk(
                device,
                type.spec(source.gibibytes(), disk.iops(), disk.throughput()),
                source,
                !Boolean.FALSE.equals(disk.deleteOnTermination()),
                Wish.of(disk));
    }

    /** Who may launch an image may use what it is made of. */
    private static VolumeSource source(Call call, ReadTxn txn, EbsBlockDevice disk, LaunchImage image) {
        var id = disk.snapshotId();
        if (id != null && image.others().stream().anyMatch(one -> one.snapshot().equals(id))) {
            var snapshot = StoredSnapshot.find(txn, id);
            if (snapshot != null) {
                return VolumeSource.of(snapshot, disk.volumeSize());
            }
        }
        return VolumeSource.of(call, txn, id, disk.volumeSize());
    }

    /** Makes it for an instance. */
    StoredVolume create(Call call, Txn txn, String instance, String zone) {
        var key = Key.of(call, call.ids().next(Kind.VOLUME.prefix()));
        var attachment =
                new Attachment(instance, device, call.now(), deleteOnTermination, Attachment.Phase.ATTACHING, false);
        var secret = DiskSecret.of(call, txn, wish, source.secret());
        return StoredVolume.of(key, zone, spec, source.snapshot(), call.now(), attachment, VolumeState.CREATING, secret)
                .save(txn);
    }
}
