package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Image;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of images, in the words of EC2. */
final class ImageFilters {
    static final Filters<Image> ALL = new Filters<Image>()
            .on("architecture", Image::architecture)
            .on("creation-date", Image::creationDate)
            .on("description", Image::description)
            .on("ena-support", image -> text(image.enaSupport()))
            .on("free-tier-eligible", _ -> "true")
            .on("hypervisor", Image::hypervisor)
            // Accounts have no criteria that an image could fail.
            .on("image-allowed", _ -> "true")
            .on("image-id", Image::imageId)
            .on("image-type", Image::imageType)
            .on("is-public", image -> text(image.public_()))
            .on("kernel-id", Image::kernelId)
            .on("manifest-location", Image::imageLocation)
            .on("name", Image::name)
            .on("owner-alias", Image::imageOwnerAlias)
            .on("owner-id", Image::ownerId)
            .on("platform", Image::platform)
            .on("ramdisk-id", Image::ramdiskId)
            .on("root-device-name", Image::rootDeviceName)
            .on("root-device-type", Image::rootDeviceType)
            .on("source-image-id", Image::sourceImageId)
            .on("source-image-region", Image::sourceImageRegion)
            .on("source-instance-id", Image::sourceInstanceId)
            .on("state", Image::state)
            .on(
                    "state-reason-code",
                    image -> image.stateReason() == null
                            ? null
                            : image.stateReason().code())
            .on(
                    "state-reason-message",
                    image -> image.stateReason() == null
                            ? null
                            : image.stateReason().message())
            .on("sriov-net-support", Image::sriovNetSupport)
            .on("virtualization-type", Image::virtualizationType)
            .onEach("product-code", image -> List.of())
            .onEach("product-code.type", image -> List.of())
            .onEach("block-device-mapping.device-name", image -> devices(image, BlockDeviceMapping::deviceName))
            .onEach("block-device-mapping.snapshot-id", image -> disks(image, EbsBlockDevice::snapshotId))
            .onEach("block-device-mapping.volume-size", image -> disks(image, disk -> text(disk.volumeSize())))
            .onEach("block-device-mapping.volume-type", image -> disks(image, EbsBlockDevice::volumeType))
            .onEach("block-device-mapping.encrypted", image -> disks(image, disk -> text(disk.encrypted())))
            .onEach(
                    "block-device-mapping.delete-on-termination",
                    image -> disks(image, disk -> text(disk.deleteOnTermination())))
            .onTags(image -> Ec2Tags.map(image.tags()));

    private ImageFilters() {}

    private static Collection<String> disks(Image image, Function<EbsBlockDevice, @Nullable String> value) {
        return devices(image, device -> device.ebs() == null ? null : value.apply(device.ebs()));
    }

    private static Collection<String> devices(Image image, Function<BlockDeviceMapping, @Nullable String> value) {
        var devices = image.blockDeviceMappings();
        return devices == null
                ? List.of()
                : devices.stream().map(value).filter(Objects::nonNull).toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
