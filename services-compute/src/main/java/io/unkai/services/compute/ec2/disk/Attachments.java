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
import io.unkai.services.compute.ec2.type.MachineTypes;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import io.unkai.services.compute.ec2.volume.VolumeViews;
import java.util.Objects;

/**
 * Attaches volumes to instances and detaches them.
 *
 * @param keys what volumes are encrypted with
 */
public record Attachments(DataKeys keys) {
    private static final int MOST = 27;
    /** Instances that may share a volume. */
    private static final int MOST_INSTANCES = 16;

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
        if (volume.isAttached() && !volume.multiAttach() || volume.to(instance.id()) != null) {
            throw new ApiException("VolumeInUse", volume.id() + " is already attached to an instance");
        }
        if (volume.multiAttach()) {
            checkSharing(volume, instance);
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
        if (others.stream().anyMatch(one -> one.foundBy(instance.key()).device().equals(device))) {
            throw Ec2Errors.invalidValue(
                    "Invalid value '" + device + "' for unixDevice. Attachment point " + device + " is already in use");
        }
        if (others.size() > MOST) {
            throw new ApiException(
                    "AttachmentLimitExceeded", "The instance " + instance.id() + " has " + MOST + " volumes already.");
        }
    }

    private static void checkSharing(StoredVolume volume, StoredInstance instance) {
        var type = MachineTypes.find(instance.attributes().type());
        if (type == null || !type.nitro()) {
            throw Ec2Errors.unsupported("Multi-Attach is not supported for the instance type "
                    + instance.attributes().type() + " of '" + instance.id() + "'.");
        }
        if (volume.attachments().size() >= MOST_INSTANCES) {
            throw new ApiException(
                    "AttachmentLimitExceeded",
                    "Volume " + volume.id() + " is attached to " + MOST_INSTANCES + " instances already.");
        }
    }

    private static VolumeAttachment detach(Call call, Txn txn, DetachVolumeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        if (!volume.isAttached()) {
            throw Ec2Errors.incorrectState("Volume '" + volume.id() + "' is in the '" + volume.status() + "' state.");
        }
        if (in.instanceId() == null && volume.attachments().size() > 1) {
            throw Ec2Errors.missing("InstanceId");
        }
        var attachment = in.instanceId() == null ? volume.attachments().getFirst() : volume.to(in.instanceId());
        if (attachment == null
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
