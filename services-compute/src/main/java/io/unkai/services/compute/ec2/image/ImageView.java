package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Image;
import java.util.List;

/** An image as clients see it. */
final class ImageView {
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
