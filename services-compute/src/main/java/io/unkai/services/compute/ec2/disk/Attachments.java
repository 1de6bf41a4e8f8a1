package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.AttachVolumeRequest;
import io.unkai.api.ec2.DetachVolumeRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.VolumeAttachment;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.instance.State;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import io.unkai.services.compute.ec2.volume.VolumeViews;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attaches volumes to instances and detaches them.
 *
 * @param keys what volumes are encrypted with
 */
public record Attachments(DataKeys keys) {
    private static final int MOST = 27;

    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.ATTACH_VOLUME, this::attach);
        on.on(Ec2.DETACH_VOLUME, Attachments::detach);
    }

    VolumeAttachment attach(Call call, Txn txn, AttachVolumeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        var device = DeviceName.check(in.device());
        check(txn, volume, instance, device);
        if (!keys.isUsable(volume.secret())) {
            throw new ApiException(
                    "CustomerKeyHasBeenRevoked",
                    "Volume " + volume.id()
                            + " cannot be attached. The encrypted volume was unable to access the KMS key.");
        }
        var attachment = new Attachment(instance.id(), device, call.now(), false, Attachment.Phase.ATTACHING, false);
        volume.attached(attachment).save(txn);
        return VolumeViews.of(volume.id(), attachment);
    }

    private static void check(ReadTxn txn, StoredVolume volume, StoredInstance instance, String device) {
        var other = volume.attachment();
        if (other != null) {
            throw new ApiException("VolumeInUse", volume.id() + " is already attached to an instance");
        }
        if (volume.state() != VolumeState.AVAILABLE) {
            throw Ec2Errors.incorrectState(volume.id() + " is not 'available'.");
        }
        if (!volume.zone().equals(instance.place().zone())) {
            throw new ApiException(
                    "InvalidVolume.ZoneMismatch",
                    "The volume '" + volume.id() + "' is not in the same availability zone as instance '"
                            + instance.id() + "'");
        }
        if (instance.state() != State.RUNNING && instance.state() != State.STOPPED) {
            throw Ec2Errors.incorrectState("Instance '" + instance.id() + "' is not 'running'.");
        }
        var others = StoredVolume.TABLE.within(txn, instance.key());
        if (others.stream().anyMatch(one -> same(one.attachment(), device))) {
            throw Ec2Errors.invalidValue(
                    "Invalid value '" + device + "' for unixDevice. Attachment point " + device + " is already in use");
        }
        if (others.size() > MOST) {
            throw new ApiException(
                    "AttachmentLimitExceeded", "The instance " + instance.id() + " has " + MOST + " volumes already.");
        }
    }

    private static boolean same(@Nullable Attachment attachment, String device) {
        return attachment != null && attachment.device().equals(device);
    }

    private static VolumeAttachment detach(Call call, Txn txn, DetachVolumeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        var attachment = volume.attachment();
        if (attachment == null) {
            throw Ec2Errors.incorrectState("Volume '" + volume.id() + "' is in the '" + volume.status() + "' state.");
        }
        if (!attachment.instance().equals(Objects.requireNonNullElse(in.instanceId(), attachment.instance()))
                || !attachment.device().equals(Objects.requireNonNullElse(in.device(), attachment.device()))) {
            throw new ApiException(
                    "InvalidAttachment.NotFound",
                    "The volume '" + volume.id() + "' is not attached to instance '" + in.instanceId() + "' as device '"
                            + in.device() + "'.");
        }
        var instance = StoredInstance.TABLE.find(txn, volume.key().sibling(attachment.instance()));
        if (instance.root().volume().equals(volume.id())) {
            throw Ec2Errors.notPermitted(
                    "Unable to detach root volume '" + volume.id() + "' from instance '" + instance.id() + "'");
        }
        var leaving = attachment.in(Attachment.Phase.DETACHING, Boolean.TRUE.equals(in.force()));
        volume.attached(leaving).save(txn);
        return VolumeViews.of(volume.id(), leaving);
    }
}
