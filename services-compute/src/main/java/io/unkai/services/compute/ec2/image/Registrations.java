package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.CopyImageRequest;
import io.unkai.api.ec2.CopyImageResult;
import io.unkai.api.ec2.DeleteSnapshotReturnCode;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DeregisterImageResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.RegisterImageRequest;
import io.unkai.api.ec2.RegisterImageResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.snapshot.SnapshotLock;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes images of snapshots and of other images, and gives images up. */
final class Registrations {
    private static final List<Kind> TAGGED = List.of(Kind.IMAGE, Kind.SNAPSHOT);

    private final PublicImages images;
    private final BlockPlane block;

    Registrations(PublicImages images, BlockPlane block) {
        this.images = images;
        this.block = block;
    }

    void register(Handlers on) {
        on.on(Ec2.REGISTER_IMAGE, this::make);
        on.on(Ec2.COPY_IMAGE, this::copy);
        on.on(Ec2.DEREGISTER_IMAGE, this::deregister);
    }

    private RegisterImageResult make(Call call, Txn txn, RegisterImageRequest in) {
        var name = ImageNames.check(call, txn, in.name());
        checkOffered(in);
        var device = Objects.requireNonNullElse(in.rootDeviceName(), "/dev/sda1");
        var disks = RegisteredDisks.of(call, txn, in.blockDeviceMappings(), device);
        var imds = Objects.requireNonNullElse(in.imdsSupport(), "");
        if (!imds.isEmpty() && !imds.equals("v2.0")) {
            throw Ec2Errors.invalidValue("imdsSupport", imds, "Expected: 'v2.0'.");
        }
        var origin = new StoredImage.Origin(
                Objects.requireNonNullElse(in.architecture(), "i386"),
                device,
                "",
                "",
                "",
                false,
                false,
                Objects.requireNonNullElse(in.bootMode(), ""),
                imds);
        var tags = Ec2Tags.asked(in.tagSpecifications(), Kind.IMAGE, List.of(Kind.IMAGE));
        var key = Key.of(call, call.ids().next(Kind.IMAGE.prefix()));
        var description = ImageNames.checkDescription(in.description());
        StoredImage.of(key, name, description, origin, disks, call.now()).save(txn);
        Ec2Tags.create(call, txn, Kind.IMAGE, key, tags);
        return RegisterImageResult.builder().imageId(key.id()).build();
    }

    private static void checkOffered(RegisterImageRequest in) {
        if (in.imageLocation() != null) {
            throw Ec2Errors.unsupported("Images with an instance store as root are not offered here.");
        }
        if (in.kernelId() != null || in.ramdiskId() != null || "paravirtual".equals(in.virtualizationType())) {
            throw Ec2Errors.unsupported("Paravirtual images are not offered here; the virtualization type is hvm.");
        }
        if (in.tpmSupport() != null || in.uefiData() != null) {
            throw Ec2Errors.unsupported("Instances have neither a TPM nor UEFI variables here.");
        }
        if (in.billingProducts() != null && !in.billingProducts().isEmpty()) {
            throw Ec2Errors.unsupported("Billing products are not offered here.");
        }
    }

    private CopyImageResult copy(Call call, Txn txn, CopyImageRequest in) {
        if (in.destinationOutpostArn() != null) {
            throw Ec2Errors.unsupported("There are no Outposts here.");
        }
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> copied(call, txn, in));
        return CopyImageResult.builder().imageId(id).build();
    }

    private String copied(Call call, Txn txn, CopyImageRequest in) {
        var name = ImageNames.check(call, txn, in.name());
        var source = source(call, txn, in);
        var asked = Ec2Tags.asked(in.tagSpecifications(), Kind.IMAGE, TAGGED);
        var ofSnapshots = Ec2Tags.asked(in.tagSpecifications(), Kind.SNAPSHOT, TAGGED);
        var key = Key.of(call, call.ids().next(Kind.IMAGE.prefix()));
        var disks = new ArrayList<ImageDisk>();
        for (var disk : source.disks()) {
            disks.add(disk.snapshot().isEmpty() ? disk : copied(call, txn, in, source, disk, key.id(), ofSnapshots));
        }
        var description =
                ImageNames.checkDescription(Objects.requireNonNullElse(in.description(), source.description()));
        var origin = source.origin().copied(source);
        StoredImage.of(key, name, description, origin, disks, call.now()).save(txn);
        Ec2Tags.create(call, txn, Kind.IMAGE, key, withSource(txn, source, in, asked));
        return key.id();
    }

    /** The user's tags of the source go along where that is asked for. */
    private static Map<String, String> withSource(
            ReadTxn txn, StoredImage source, CopyImageRequest in, Map<String, String> asked) {
        var tags = new LinkedHashMap<String, String>();
        if (Boolean.TRUE.equals(in.copyImageTags())) {
            Tags.of(txn, Ec2Tags.resource(source.key())).forEach((key, value) -> {
                if (!key.startsWith("aws:")) {
                    tags.put(key, value);
                }
            });
        }
        tags.putAll(asked);
        return tags;
    }

    private ImageDisk copied(
            Call call,
            Txn txn,
            CopyImageRequest in,
            StoredImage source,
            ImageDisk disk,
            String image,
            Map<String, String> tags) {
        var from = StoredSnapshot.find(txn, disk.snapshot());
        if (from == null) {
            throw Kind.SNAPSHOT.absent(disk.snapshot());
        }
        if (!from.key().account().equals(call.account())) {
            // Throws where its owner shared the image, but not what is in it.
            Snapshots.usable(call, txn, source.key().region(), disk.snapshot());
        }
        var words = "Copied for DestinationAmi " + image + " from SourceAmi " + source.id() + " for SourceSnapshot "
                + from.id() + ". Task created on " + call.now().toEpochMilli() + '.';
        var made = Snapshots.copy(call, txn, from, new Wish(in.encrypted(), in.kmsKeyId()), words, tags);
        if (made.secret() != null) {
            EbsEncryption.require(block);
        }
        return new ImageDisk(disk.device(), made.id(), disk.spec(), disk.deleteOnTermination(), made.secret() != null);
    }

    private StoredImage source(Call call, ReadTxn txn, CopyImageRequest in) {
        var region = in.sourceRegion();
        if (region == null || region.isEmpty()) {
            throw Ec2Errors.missing("SourceRegion");
        }
        var id = Objects.requireNonNullElse(in.sourceImageId(), "");
        if (!Kind.IMAGE.isId(id)) {
            throw Images.malformed(id);
        }
        if (images.find(region, id) != null) {
            throw new ApiException("InvalidRequest", "You do not have permission to access the storage of this ami");
        }
        var image = StoredImage.find(txn, id);
        if (image == null || !image.key().region().equals(region) || !image.launchableBy(call.account())) {
            throw Kind.IMAGE.absent(id);
        }
        if (image.state() != ImageState.AVAILABLE) {
            throw new ApiException("InvalidAMIID.Unavailable", "The image ID '" + id + "' is not available");
        }
        return image;
    }

    private DeregisterImageResult deregister(Call call, Txn txn, DeregisterImageRequest in) {
        var image = OwnImages.find(call, txn, images, in.imageId());
        if (image.state() == ImageState.PENDING) {
            throw Ec2Errors.incorrectState("The image " + image.id() + " is pending.");
        }
        if (image.protection().holds(call.now())) {
            throw Ec2Errors.notPermitted("The image '" + image.id()
                    + "' is protected from deregistration. Disable its deregistration protection and try again.");
        }
        ImageRecycling.keep(call, txn, image);
        image.delete(txn);
        var answer = DeregisterImageResult.builder().return_(true);
        return Boolean.TRUE.equals(in.deleteAssociatedSnapshots())
                ? answer.deleteSnapshotResults(deleteSnapshots(call, txn, image))
                        .build()
                : answer.build();
    }

    /** Those that another image is made of as well stay, and those that are locked. */
    private static List<DeleteSnapshotReturnCode> deleteSnapshots(Call call, Txn txn, StoredImage image) {
        var codes = new ArrayList<DeleteSnapshotReturnCode>();
        for (var id : image.snapshots()) {
            var snapshot = StoredSnapshot.find(txn, id);
            if (snapshot == null || !snapshot.key().account().equals(call.account())) {
                continue;
            }
            var code = "skipped";
            if (!call.access().allows("ec2:DeleteSnapshot", Kind.SNAPSHOT.arn(snapshot.key()))) {
                code = "missing-permissions";
            } else if (SnapshotLock.holds(txn, snapshot.key(), call.now())) {
                code = "client-error";
            } else if (!StoredImage.TABLE.anyWithin(txn, snapshot.key())) {
                snapshot.delete(call, txn);
                code = "success";
            }
            codes.add(DeleteSnapshotReturnCode.builder()
                    .snapshotId(id)
                    .returnCode(code)
                    .build());
        }
        return codes;
    }
}
