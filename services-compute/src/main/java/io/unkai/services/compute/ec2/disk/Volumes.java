package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DeleteVolumeResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Volume;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Zones;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.snapshot.VolumeSource;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import io.unkai.services.compute.ec2.volume.VolumeType;
import io.unkai.services.compute.ec2.volume.VolumeViews;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes volumes and deletes them.
 *
 * @param block keeps them
 */
public record Volumes(BlockPlane block) {
    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.CREATE_VOLUME, this::create);
        on.on(Ec2.DELETE_VOLUME, Volumes::delete);
    }

    private Volume create(Call call, Txn txn, CreateVolumeRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return VolumeViews.of(txn, StoredVolume.TABLE.find(call, txn, id));
    }

    private String make(Call call, Txn txn, CreateVolumeRequest in) {
        checkOffered(in);
        var zone = zone(call, in.availabilityZone());
        var source = VolumeSource.of(call, txn, in.snapshotId(), in.size());
        var type = VolumeType.of(Objects.requireNonNullElse(in.volumeType(), "gp2"));
        var spec = type.spec(source.gibibytes(), in.iops(), in.throughput())
                .sharing(Boolean.TRUE.equals(in.multiAttachEnabled()));
        var key = Key.of(call, call.ids().next(Kind.VOLUME.prefix()));
        var secret = DiskSecret.of(call, txn, new Wish(in.encrypted(), in.kmsKeyId()), source.secret());
        if (secret != null) {
            EbsEncryption.require(block);
        }
        StoredVolume.of(key, zone, spec, source.snapshot(), call.now(), null, VolumeState.CREATING, secret)
                .save(txn);
        Ec2Tags.create(call, txn, Kind.VOLUME, key, in.tagSpecifications());
        return key.id();
    }

    private static void checkOffered(CreateVolumeRequest in) {
        if (in.outpostArn() != null) {
            throw Ec2Errors.unsupported("There are no Outposts here.");
        }
    }

    private static String zone(Call call, @Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            throw Ec2Errors.missing("AvailabilityZone");
        }
        var zone = Zones.find(call.region(), asked);
        if (zone == null) {
            throw new ApiException("InvalidZone.NotFound", "The zone '" + asked + "' does not exist.");
        }
        return zone.name();
    }

    private static DeleteVolumeResponse delete(Call call, Txn txn, DeleteVolumeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        if (volume.isAttached()) {
            throw new ApiException(
                    "VolumeInUse",
                    "Volume " + volume.id() + " is currently attached to " + String.join(", ", volume.within()));
        }
        if (volume.state() == VolumeState.CREATING) {
            throw Ec2Errors.incorrectState("The volume is creating.");
        }
        volume.in(VolumeState.DELETING).save(txn);
        return DeleteVolumeResponse.builder().build();
    }
}
