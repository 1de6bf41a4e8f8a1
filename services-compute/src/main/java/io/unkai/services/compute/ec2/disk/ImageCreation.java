package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateImageResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.image.ImageDisk;
import io.unkai.services.compute.ec2.image.ImageNames;
import io.unkai.services.compute.ec2.image.RegisteredDisks;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.instance.Instances;
import io.unkai.services.compute.ec2.instance.State;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.type.MachineTypes;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.DeviceName;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes images of instances. */
final class ImageCreation {
    private static final List<Kind> TAGGED = List.of(Kind.IMAGE, Kind.SNAPSHOT);

    void register(Handlers on) {
        on.on(Ec2.CREATE_IMAGE, ImageCreation::create);
    }

    /** The id of an image that a snapshot is part of, or null. */
    static @Nullable String using(ReadTxn txn, StoredSnapshot snapshot) {
        var images = StoredImage.TABLE.within(txn, snapshot.key());
        return images.isEmpty() ? null : images.getFirst().id();
    }

    private static CreateImageResult create(Call call, Txn txn, CreateImageRequest in) {
        var instance = StoredInstance.TABLE.find(call, txn, in.instanceId());
        if (instance.state() != State.RUNNING && instance.state() != State.STOPPED) {
            throw new ApiException(
                    "IncorrectState",
                    "Instance '" + instance.id() + "' is not 'running' or 'stopped'. It is '"
                            + instance.state().text() + "'.");
        }
        var name = ImageNames.check(call, txn, in.name());
        var tags = Ec2Tags.asked(in.tagSpecifications(), Kind.IMAGE, TAGGED);
        boolean reboots = instance.state() == State.RUNNING && !Boolean.TRUE.equals(in.noReboot());
        var key = Key.of(call, call.ids().next(Kind.IMAGE.prefix()));
        var disks = disks(call, txn, in, instance, key.id(), reboots);
        var origin = new StoredImage.Origin(
                architecture(instance), instance.root().device(), instance.id(), "", "", reboots, reboots, "", "");
        var description = ImageNames.checkDescription(in.description());
        StoredImage.of(key, name, description, origin, disks, call.now()).save(txn);
        Ec2Tags.create(call, txn, Kind.IMAGE, key, tags);
        if (reboots) {
            Instances.reboot(txn, instance);
        }
        return CreateImageResult.builder().imageId(key.id()).build();
    }

    private static String architecture(StoredInstance instance) {
        var type = MachineTypes.find(instance.attributes().type());
        return type == null ? "x86_64" : type.architecture();
    }

    /** The volumes of the instance, as the call changes them, and those that it adds. */
    private static List<ImageDisk> disks(
            Call call, Txn txn, CreateImageRequest in, StoredInstance instance, String image, boolean held) {
        var asked = asked(in);
        var tags = Ec2Tags.asked(in.tagSpecifications(), Kind.SNAPSHOT, TAGGED);
        var words = "Created by CreateImage(" + instance.id() + ") for " + image;
        var disks = new ArrayList<ImageDisk>();
        for (var volume : StoredVolume.TABLE.within(txn, instance.key())) {
            var attachment = volume.foundBy(instance.key());
            var mapping = asked.remove(attachment.device());
            if (mapping != null && mapping.noDevice() != null
                    || attachment.phase().leaving()) {
                continue;
            }
            var snapshot = Snapshots.take(call, txn, volume, words, tags, held);
            disks.add(new ImageDisk(
                    attachment.device(),
                    snapshot.id(),
                    volume.spec().sharing(false),
                    goes(attachment, mapping),
                    volume.secret() != null));
        }
        for (var mapping : asked.values()) {
            if (mapping.noDevice() == null && mapping.ebs() != null) {
                var device = DeviceName.check(mapping.deviceName());
                disks.add(RegisteredDisks.of(call, txn, device, mapping.ebs()));
            }
        }
        RegisteredDisks.check(disks, instance.root().device());
        return disks;
    }

    private static boolean goes(Attachment attachment, @Nullable BlockDeviceMapping mapping) {
        var asked = mapping == null || mapping.ebs() == null ? null : mapping.ebs();
        if (asked == null) {
            return attachment.deleteOnTermination();
        }
        if (asked.snapshotId() != null || Boolean.TRUE.equals(asked.encrypted())) {
            throw new ApiException(
                    "InvalidBlockDeviceMapping",
                    "The volume at " + attachment.device() + " is attached; its snapshot is made by this call.");
        }
        return Objects.requireNonNullElse(asked.deleteOnTermination(), attachment.deleteOnTermination());
    }

    private static Map<String, BlockDeviceMapping> asked(CreateImageRequest in) {
        var asked = new LinkedHashMap<String, BlockDeviceMapping>();
        for (var mapping : Parts.list(in.blockDeviceMappings())) {
            if (mapping.deviceName() == null) {
                throw Ec2Errors.missing("BlockDeviceMapping.DeviceName");
            }
            if (asked.put(mapping.deviceName(), mapping) != null) {
                throw new ApiException(
                        "InvalidBlockDeviceMapping",
                        "The device '" + mapping.deviceName() + "' is used in more than one block-device mapping");
            }
        }
        return asked;
    }
}
