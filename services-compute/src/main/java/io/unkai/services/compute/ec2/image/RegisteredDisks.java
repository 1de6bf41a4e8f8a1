package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.VolumeSource;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.VolumeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The volumes that calls ask an image to have. */
public final class RegisteredDisks {
    private static final int MOST = 28;

    private RegisteredDisks() {}

    /** All of an image that is made of snapshots. @throws ApiException for what cannot be */
    static List<ImageDisk> of(Call call, ReadTxn txn, @Nullable List<BlockDeviceMapping> mappings, String root) {
        var disks = new ArrayList<ImageDisk>();
        var devices = new HashSet<String>();
        for (var mapping : Parts.list(mappings)) {
            var device = DeviceName.check(mapping.deviceName());
            if (!devices.add(device)) {
                throw invalid("The device '" + device + "' is used in more than one block-device mapping");
            }
            if (mapping.noDevice() == null && mapping.ebs() != null) {
                disks.add(of(call, txn, device, mapping.ebs()));
            }
        }
        check(disks, root);
        return disks;
    }

    /** Refuses an image that has no root volume, or too many volumes. */
    public static void check(List<ImageDisk> disks, String root) {
        if (disks.stream()
                .noneMatch(
                        disk -> disk.device().equals(root) && !disk.snapshot().isEmpty())) {
            throw invalid("No root snapshotId specified in device mapping");
        }
        if (disks.size() > MOST) {
            throw invalid("An image has at most " + MOST + " volumes");
        }
    }

    private static ApiException invalid(String why) {
        return new ApiException("InvalidBlockDeviceMapping", why);
    }

    /** One that is made of a snapshot of the caller's, or blank. @throws ApiException for what cannot be */
    public static ImageDisk of(Call call, ReadTxn txn, String device, EbsBlockDevice asked) {
        if (asked.kmsKeyId() != null) {
            throw invalid("A KMS key is named when instances are launched, not by an image");
        }
        if (asked.encrypted() != null && asked.snapshotId() != null) {
            throw invalid(
                    "the encrypted flag cannot be specified since device " + device + " has a snapshot specified.");
        }
        if (asked.outpostArn() != null) {
            throw new ApiException("UnsupportedOperation", "There are no Outposts here.");
        }
        if (asked.snapshotId() != null && !asked.snapshotId().isEmpty()) {
            Snapshots.own(call, txn, asked.snapshotId());
        }
        var source = VolumeSource.of(call, txn, asked.snapshotId(), asked.volumeSize());
        var type = VolumeType.of(Objects.requireNonNullElse(asked.volumeType(), "gp2"));
        return new ImageDisk(
                device,
                source.snapshot(),
                type.spec(source.gibibytes(), asked.iops(), asked.throughput()),
                !Boolean.FALSE.equals(asked.deleteOnTermination()),
                Boolean.TRUE.equals(asked.encrypted()) || source.secret() != null);
    }
}
