package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.StateReason;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An image as clients see it. */
final class ImageView {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ImageView() {}

    static Image of(PublicImage image, String region) {
        return Image.builder()
                .architecture(image.architecture())
                .creationDate(image.created())
                .imageId(image.id(region))
                .imageLocation("amazon/" + image.name())
                .imageType("machine")
                .public_(true)
                .ownerId(PublicImage.OWNER)
                .platformDetails("Linux/UNIX")
                .usageOperation("RunInstances")
                .state("available")
                .blockDeviceMappings(List.of(root(image, region)))
                .description(image.description())
                .enaSupport(true)
                .hypervisor("xen")
                .imageOwnerAlias("amazon")
                .name(image.name())
                .rootDeviceName(PublicImage.ROOT_DEVICE)
                .rootDeviceType("ebs")
                .sriovNetSupport("simple")
                .virtualizationType("hvm")
                .deregistrationProtection("disabled")
                .build();
    }

    static Image of(ReadTxn txn, Call call, StoredImage image) {
        var origin = image.origin();
        var deprecated = image.deprecated();
        return Image.builder()
                .architecture(origin.architecture())
                .creationDate(DATE.format(image.created()))
                .imageId(image.id())
                .imageLocation(image.key().account() + '/' + image.name())
                .imageType("machine")
                .public_(image.sharing().publicly())
                .ownerId(image.key().account())
                .platformDetails("Linux/UNIX")
                .usageOperation("RunInstances")
                .state(image.state().text())
                .stateReason(reason(image))
                .blockDeviceMappings(image.disks().stream().map(ImageDisk::view).toList())
                .description(image.description().isEmpty() ? null : image.description())
                .enaSupport(true)
                .hypervisor("xen")
                .name(image.name())
                .rootDeviceName(origin.rootDevice())
                .rootDeviceType("ebs")
                .sriovNetSupport("simple")
                .virtualizationType("hvm")
                .bootMode(origin.bootMode().isEmpty() ? null : origin.bootMode())
                .imdsSupport(origin.imds().isEmpty() ? null : origin.imds())
                .sourceInstanceId(origin.instance().isEmpty() ? null : origin.instance())
                .sourceImageId(origin.image().isEmpty() ? null : origin.image())
                .sourceImageRegion(origin.region().isEmpty() ? null : origin.region())
                .deprecationTime(deprecated == null ? null : DATE.format(deprecated))
                .deregistrationProtection(image.protection().text(call.now()))
                .tags(Ec2Tags.of(txn, image.key()))
                .build();
    }

    private static @Nullable StateReason reason(StoredImage image) {
        return image.why().isEmpty()
                ? null
                : StateReason.builder()
                        .code("Client.InternalError")
                        .message("Client.InternalError: " + image.why())
                        .build();
    }

    private static BlockDeviceMapping root(PublicImage image, String region) {
        return BlockDeviceMapping.builder()
                .deviceName(PublicImage.ROOT_DEVICE)
                .ebs(EbsBlockDevice.builder()
                        .deleteOnTermination(true)
                        .snapshotId(image.snapshot(region))
                        .volumeSize(PublicImage.ROOT_GIBIBYTES)
                        .volumeType("gp3")
                        .encrypted(false)
                        .build())
                .build();
    }
}
