package io.unkai.services.compute.ec2.image;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Image;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private List<Image> images(UnaryOperator<DescribeImagesRequest.Builder> with) {
        return list(host.call(
                        Ec2.DESCRIBE_IMAGES,
                        with.apply(DescribeImagesRequest.builder()).build())
                .images());
    }

    @Test
    void debianIsFoundAsOnAws() {
        var found = images(with -> with.owners(List.of("amazon"))
                .filters(List.of(
                        new Filter("name", List.of("debian-12-amd64-*")),
                        new Filter("architecture", List.of("x86_64")),
                        new Filter("root-device-type", List.of("ebs")))));

        assertThat(found).hasSize(1);
        var image = found.getFirst();
        assertThat(image.imageId()).matches("ami-0[0-9a-f]{16}");
        assertThat(image.imageOwnerAlias()).isEqualTo("amazon");
        assertThat(image.state()).isEqualTo("available");
        assertThat(image.blockDeviceMappings()).hasSize(1);
        assertThat(images(with -> with.owners(List.of("self")))).isEmpty();
        assertThat(images(with -> with.owners(List.of(String.valueOf(image.ownerId())))))
                .hasSize(1);
    }

    @Test
    void idsDifferByRegionAndStayTheSame() {
        var here = images(with -> with).stream().map(Image::imageId).toList();
        assertThat(images(with -> with).stream().map(Image::imageId)).containsExactlyElementsOf(here);
        host.region = "eu-west-1";
        assertThat(images(with -> with).stream().map(Image::imageId)).doesNotContainAnyElementsOf(here);
        assertThat(refusal(() -> images(with -> with.imageIds(List.of(String.valueOf(here.getFirst()))))))
                .isEqualTo("InvalidAMIID.NotFound");
        assertThat(refusal(() -> images(with -> with.imageIds(List.of("x"))))).isEqualTo("InvalidAMIID.Malformed");
    }
}
