package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.DescribeImageAttributeRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImageAttribute;
import io.unkai.api.ec2.LaunchPermission;
import io.unkai.api.ec2.ModifyImageAttributeRequest;
import io.unkai.api.ec2.ModifyImageAttributeResponse;
import io.unkai.api.ec2.ResetImageAttributeRequest;
import io.unkai.api.ec2.ResetImageAttributeResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The attributes of images: who may launch them, and their descriptions. */
final class ImageSharing {
    private static final String PERMISSION = "launchPermission";
    private static final String DESCRIPTION = "description";
    private static final int MOST = 1_000;

    private final PublicImages images;

    ImageSharing(PublicImages images) {
        this.images = images;
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_IMAGE_ATTRIBUTE, this::describe);
        on.on(Ec2.MODIFY_IMAGE_ATTRIBUTE, this::modify);
        on.on(Ec2.RESET_IMAGE_ATTRIBUTE, this::reset);
    }

    private ImageAttribute describe(Call call, ReadTxn txn, DescribeImageAttributeRequest in) {
        var image = OwnImages.find(call, txn, images, in.imageId());
        var origin = image.origin();
        var answer = ImageAttribute.builder().imageId(image.id());
        return switch (Objects.requireNonNullElse(in.attribute(), "")) {
            case DESCRIPTION -> answer.description(value(image.description())).build();
            case PERMISSION -> answer.launchPermissions(permissions(image)).build();
            case "blockDeviceMapping" ->
                answer.blockDeviceMappings(
                                image.disks().stream().map(ImageDisk::view).toList())
                        .build();
            case "productCodes" -> answer.productCodes(List.of()).build();
            case "kernel" -> answer.kernelId(value("")).build();
            case "ramdisk" -> answer.ramdiskId(value("")).build();
            case "sriovNetSupport" -> answer.sriovNetSupport(value("simple")).build();
            case "bootMode" -> answer.bootMode(value(origin.bootMode())).build();
            case "imdsSupport" -> answer.imdsSupport(value(origin.imds())).build();
            case "deregistrationProtection" ->
                answer.deregistrationProtection(value(image.protection().text(call.now())))
                        .build();
            case "" -> throw Ec2Errors.missing("attribute");
            default -> throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Unknown attribute.");
        };
    }

    private static AttributeValue value(String text) {
        return AttributeValue.builder().value(text.isEmpty() ? null : text).build();
    }

    private static List<LaunchPermission> permissions(StoredImage image) {
        var all = new ArrayList<LaunchPermission>();
        if (image.sharing().publicly()) {
            all.add(LaunchPermission.builder().group(Share.EVERYONE).build());
        }
        new TreeSet<>(image.sharing().users())
                .forEach(user -> all.add(LaunchPermission.builder().userId(user).build()));
        return all;
    }

    private ModifyImageAttributeResponse modify(Call call, Txn txn, ModifyImageAttributeRequest in) {
        var image = OwnImages.ready(call, txn, images, in.imageId());
        var changed = described(shared(call, txn, image, in), in);
        var imds = in.imdsSupport();
        if (imds != null) {
            if (!"v2.0".equals(imds.value())) {
                throw Ec2Errors.invalidValue("imdsSupport", imds.value() + "", "Expected: 'v2.0'.");
            }
            changed = changed.withImds("v2.0");
        }
        if (changed.equals(image) && LaunchPermissions.changes(in).isEmpty()) {
            checkAsked(in);
        }
        StoredImage.TABLE.put(txn, changed);
        return ModifyImageAttributeResponse.builder().build();
    }

    private static void checkAsked(ModifyImageAttributeRequest in) {
        if (!Parts.list(in.productCodes()).isEmpty()) {
            throw Ec2Errors.unsupported("Product codes are given by the Marketplace, which is not here.");
        }
        boolean described = in.description() != null || DESCRIPTION.equals(in.attribute());
        if (!described && in.imdsSupport() == null) {
            throw Ec2Errors.combination("No attributes specified.");
        }
    }

    private static StoredImage described(StoredImage image, ModifyImageAttributeRequest in) {
        @Nullable
        String words = in.description() != null
                ? in.description().value()
                : DESCRIPTION.equals(in.attribute()) ? in.value() : image.description();
        return image.described(ImageNames.checkDescription(words));
    }

    private static StoredImage shared(Call call, ReadTxn txn, StoredImage image, ModifyImageAttributeRequest in) {
        var users = new TreeSet<>(image.sharing().users());
        boolean everyone = image.sharing().publicly();
        for (var change : LaunchPermissions.changes(in)) {
            if (change.user().isEmpty()) {
                everyone = change.add();
            } else if (change.add()) {
                users.add(change.user());
            } else {
                users.remove(change.user());
            }
        }
        if (users.size() > MOST) {
            throw Ec2Errors.invalidValue("An image can be shared with at most " + MOST + " accounts");
        }
        if (everyone && !image.sharing().publicly() && !PublicAccess.allowed(call, txn)) {
            throw Ec2Errors.notPermitted(
                    "You can't publicly share this image. Block public access for AMIs is enabled for this account in this"
                            + " Region.");
        }
        boolean widened = !image.sharing().users().containsAll(users)
                || everyone && !image.sharing().publicly();
        if (widened && image.disks().stream().anyMatch(ImageDisk::encrypted)) {
            throw new ApiException(
                    "InvalidParameter",
                    "Snapshots encrypted with the AWS Managed CMK can't be shared. Specify another snapshot.");
        }
        if (widened && image.state() == ImageState.DISABLED) {
            throw Ec2Errors.incorrectState("The image " + image.id() + " is disabled and cannot be shared.");
        }
        return image.shared(new StoredImage.Sharing(users, everyone));
    }

    private ResetImageAttributeResponse reset(Call call, Txn txn, ResetImageAttributeRequest in) {
        var image = OwnImages.ready(call, txn, images, in.imageId());
        if (!PERMISSION.equals(in.attribute())) {
            throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Only launchPermission can be reset.");
        }
        StoredImage.TABLE.put(txn, image.shared(StoredImage.Sharing.NONE));
        return ResetImageAttributeResponse.builder().build();
    }
}
