package io.unkai.services.compute.ec2.instance;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeInstancesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstanceFiltersTest {
    private final TestHost host = new TestHost();
    private final String id = host.running(with -> with.ebsOptimized(true));

    @AfterAll
    void close() {
        host.close();
    }

    private List<String> found(String filter, String value) {
        var request = DescribeInstancesRequest.builder()
                .filters(List.of(
                        Filter.builder().name(filter).values(List.of(value)).build()));
        return list(host.call(Ec2.DESCRIBE_INSTANCES, request.build()).reservations()).stream()
                .flatMap(one -> list(one.instances()).stream())
                .map(one -> Objects.requireNonNull(one.instanceId()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "capacity-reservation-specification.capacity-reservation-preference, open",
        "current-instance-boot-mode, legacy-bios",
        "ebs-optimized, true",
        "ena-support, true",
        "enclave-options.enabled, false",
        "hibernation-options.configured, false",
        "maintenance-options.auto-recovery, default",
        "metadata-options.http-protocol-ipv4, enabled",
        "metadata-options.http-protocol-ipv6, disabled",
        "metadata-options.state, applied",
        "network-interface.addresses.association.ip-owner-id, amazon",
        "network-interface.association.ip-owner-id, amazon",
        "network-interface.association.public-ip, 198.51.100.*",
        "network-interface.addresses.private-dns-name, ip-172-31-*.ec2.internal",
        "network-interface.attachment.instance-id, i-*",
        "network-interface.attachment.network-card-index, 0",
        "network-interface.attachment.attach-time, 2026-11-22T10:00:00.000Z",
        "network-interface.availability-zone, us-east-1?",
        "network-interface.private-ip-address, 172.31.*",
        "network-interface.requester-managed, false",
        "private-dns-name-options.hostname-type, ip-name",
        "usage-operation-update-time, 2026-11-22T10:*",
        "block-device-mapping.attach-time, 2026-11-22T10:00:00.000Z",
    })
    void findsByWhatItHas(String filter, String value) {
        assertThat(found(filter, value)).containsExactly(id);
        assertThat(found(filter, "something else")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boot-mode",
                "capacity-reservation-id",
                "host-id",
                "kernel-id",
                "network-interface.association.allocation-id",
                "network-interface.association.carrier-ip",
                "network-interface.ipv6-address",
                "network-interface.ipv4-prefixes.ipv4-prefix",
                "network-interface.requester-id",
                "network-interface.tag-key",
                "network-interface.tag-value",
                "outpost-arn",
                "placement-partition-number",
                "product-code",
                "ramdisk-id",
                "spot-instance-request-id",
                "tpm-support",
            })
    void findsNothingByWhatItHasNot(String filter) {
        assertThat(found(filter, "*")).isEmpty();
    }

    @Test
    void refusesWhatEc2DoesNotKnow() {
        assertThat(refusal(() -> found("nonsense", "x"))).isEqualTo("InvalidParameterValue");
    }
}
