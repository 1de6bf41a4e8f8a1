package io.unkai.services.compute.ec2.instance;

import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.DescribeAvailabilityZonesRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeNetworkInterfacesRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.DescribeVpcEndpointServicesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Snapshot;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Filters by where something is, and by what kind it is, that answers do not show. */
class PlaceFiltersTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private static List<Filter> filter(String name, String value) {
        return List.of(new Filter(name, List.of(value)));
    }

    private int volumes(String name, String value) {
        var request = DescribeVolumesRequest.builder().filters(filter(name, value));
        return list(host.call(Ec2.DESCRIBE_VOLUMES, request.build()).volumes()).size();
    }

    private int interfaces(String zone) {
        var request = DescribeNetworkInterfacesRequest.builder().filters(filter("availability-zone-id", zone));
        return list(host.call(Ec2.DESCRIBE_NETWORK_INTERFACES, request.build()).networkInterfaces())
                .size();
    }

    @Test
    void zonesAreFoundByTheirIds() {
        var instance = host.instance(host.running(with -> with));
        var placement = instance.placement();
        assertThat(placement).isNotNull();
        var letter = String.valueOf(placement == null ? null : placement.availabilityZone())
                .charAt("us-east-1".length());
        var zone = "use1-az" + (letter - 'a' + 1);
        assertThat(volumes("availability-zone-id", zone)).isEqualTo(1);
        assertThat(volumes("availability-zone-id", "use1-az9")).isZero();
        assertThat(volumes("operator.managed", "false")).isEqualTo(1);
        assertThat(volumes("operator.principal", "*")).isZero();
        assertThat(interfaces(zone)).isEqualTo(1);
        assertThat(interfaces("use1-az9")).isZero();
        var group = DescribeAvailabilityZonesRequest.builder().filters(filter("group-long-name", "US East (*) 1"));
        assertThat(list(host.call(Ec2.DESCRIBE_AVAILABILITY_ZONES, group.build())
                        .availabilityZones()))
                .hasSize(6);
    }

    @Test
    void servicesAreFoundByTheirRegion() {
        var here = DescribeVpcEndpointServicesRequest.builder().filters(filter("service-region", "us-east-1"));
        var there = DescribeVpcEndpointServicesRequest.builder().filters(filter("service-region", "eu-west-1"));
        assertThat(list(host.call(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, here.build())
                        .serviceNames()))
                .contains("com.amazonaws.us-east-1.s3");
        assertThat(list(host.call(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, there.build())
                        .serviceNames()))
                .isEmpty();
    }

    @Test
    void imagesAreAllowedWhereNothingForbidsThem() {
        for (var name : List.of("image-allowed", "free-tier-eligible")) {
            var request = DescribeImagesRequest.builder().owners(List.of("amazon"));
            assertThat(list(host.call(
                                    Ec2.DESCRIBE_IMAGES,
                                    request.filters(filter(name, "true")).build())
                            .images()))
                    .as(name)
                    .isNotEmpty();
            assertThat(list(host.call(
                                    Ec2.DESCRIBE_IMAGES,
                                    request.filters(filter(name, "false")).build())
                            .images()))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void copiesOfSnapshotsAreFoundByHowTheyWereMade() {
        host.running(with -> with);
        var volume = list(host.call(
                                Ec2.DESCRIBE_VOLUMES,
                                DescribeVolumesRequest.builder().build())
                        .volumes())
                .getFirst()
                .volumeId();
        var snapshot = host.call(
                        Ec2.CREATE_SNAPSHOT,
                        CreateSnapshotRequest.builder().volumeId(volume).build())
                .snapshotId();
        host.reconcile();
        var copy = host.call(
                        Ec2.COPY_SNAPSHOT,
                        CopySnapshotRequest.builder()
                                .sourceRegion("us-east-1")
                                .sourceSnapshotId(snapshot)
                                .build())
                .snapshotId();
        var request = DescribeSnapshotsRequest.builder().filters(filter("transfer-type", "standard"));
        assertThat(list(host.call(Ec2.DESCRIBE_SNAPSHOTS, request.build()).snapshots()))
                .extracting(Snapshot::snapshotId)
                .containsExactly(copy);
    }
}
