package io.unkai.services.compute.ec2.type;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeInstanceTypeOfferingsRequest;
import io.unkai.api.ec2.DescribeInstanceTypesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.InstanceType;
import io.unkai.api.ec2.InstanceTypeInfo;
import io.unkai.services.compute.ec2.TestHost;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceTypesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private List<String> types(Filter... filters) {
        return list(host.call(
                                Ec2.DESCRIBE_INSTANCE_TYPES,
                                DescribeInstanceTypesRequest.builder()
                                        .filters(List.of(filters))
                                        .build())
                        .instanceTypes())
                .stream()
                .map(InstanceTypeInfo::instanceType)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void everyTypeOfTheCatalogueIsOneOfAws() {
        assertThat(types()).hasSize(61).isSubsetOf(InstanceType.VALUES);
    }

    @Test
    void filtersFindTypes() {
        assertThat(types(
                        new Filter("processor-info.supported-architecture", List.of("arm64")),
                        new Filter("memory-info.size-in-mib", List.of("1024"))))
                .containsExactly("t4g.micro");
        assertThat(types(
                        new Filter("vcpu-info.default-vcpus", List.of("16")),
                        new Filter("instance-type", List.of("r*"))))
                .containsExactly("r5.4xlarge", "r6i.4xlarge");
        assertThat(types(
                        new Filter("vcpu-info.valid-cores", List.of("8")),
                        new Filter("ebs-info.nvme-support", List.of("required")),
                        new Filter("instance-type", List.of("m5.*", "t2.*"))))
                .containsExactly("m5.4xlarge");
        assertThat(types(new Filter("instance-storage-info.disk.type", List.of("ssd"))))
                .isEmpty();
        assertThat(types(new Filter("free-tier-eligible", List.of("true")))).containsExactly("t2.micro", "t3.micro");
    }

    @Test
    void refusesUnknownTypes() {
        var unknown = DescribeInstanceTypesRequest.builder()
                .instanceTypes(List.of("t3.micro", "x.y"))
                .build();
        assertThat(refusal(() -> host.call(Ec2.DESCRIBE_INSTANCE_TYPES, unknown)))
                .isEqualTo("InvalidInstanceType");
    }

    @Test
    void pagesHaveEverythingOnce() {
        var seen = new HashSet<String>();
        @Nullable String token = null;
        do {
            var page = host.call(
                    Ec2.DESCRIBE_INSTANCE_TYPE_OFFERINGS,
                    DescribeInstanceTypeOfferingsRequest.builder()
                            .locationType("availability-zone")
                            .maxResults(100)
                            .nextToken(token)
                            .build());
            list(page.instanceTypeOfferings())
                    .forEach(one -> assertThat(seen.add(one.location() + one.instanceType()))
                            .isTrue());
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).hasSize(61 * 6);
    }
}
