package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.CapacityReservationSpecificationResponse;
import io.unkai.api.ec2.EnclaveOptions;
import io.unkai.api.ec2.HibernationOptions;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceMaintenanceOptions;
import io.unkai.api.ec2.InstanceMetadataOptionsResponse;
import io.unkai.api.ec2.PrivateDnsNameOptionsResponse;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.instance.InstanceFilters.Found;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of instances that look at their options; by what no instance here has, none is found. */
final class OptionFilters {
    private static final String DNS = "private-dns-name-options.";
    private static final String METADATA = "metadata-options.";
    private static final String RESERVATION = "capacity-reservation-specification.capacity-reservation-";

    /** What EC2 knows and instances here never have. */
    private static final List<String> NEVER = List.of(
            "capacity-reservation-id",
            RESERVATION + "target.capacity-reservation-id",
            RESERVATION + "target.capacity-reservation-resource-group-arn",
            "host-id",
            "kernel-id",
            "network-performance-options.bandwidth-weighting",
            "operator.managed",
            "operator.principal",
            "outpost-arn",
            "placement-partition-number",
            "product-code",
            "product-code.type",
            "ramdisk-id",
            "requester-id",
            "spot-instance-request-id",
            "tpm-support");

    private OptionFilters() {}

    static void add(Filters<Found> filters) {
        NEVER.forEach(name -> filters.on(name, _ -> null));
        filters.on("boot-mode", found -> found.view().bootMode())
                .on("current-instance-boot-mode", found -> found.view().currentInstanceBootMode())
                .on("ebs-optimized", found -> String.valueOf(found.view().ebsOptimized()))
                .on("ena-support", found -> String.valueOf(found.view().enaSupport()))
                .on("enclave-options.enabled", found -> found.of(Instance::enclaveOptions, EnclaveOptions::enabled))
                .on(
                        "hibernation-options.configured",
                        found -> found.of(Instance::hibernationOptions, HibernationOptions::configured))
                .on(
                        "maintenance-options.auto-recovery",
                        found -> found.of(Instance::maintenanceOptions, InstanceMaintenanceOptions::autoRecovery))
                .on(
                        RESERVATION + "preference",
                        found -> found.of(
                                Instance::capacityReservationSpecification,
                                CapacityReservationSpecificationResponse::capacityReservationPreference))
                .on(
                        "usage-operation-update-time",
                        found -> InstanceFilters.time(found.view().usageOperationUpdateTime()));
        metadata(filters, "http-endpoint", InstanceMetadataOptionsResponse::httpEndpoint);
        metadata(filters, "http-protocol-ipv4", _ -> "enabled");
        metadata(filters, "http-protocol-ipv6", InstanceMetadataOptionsResponse::httpProtocolIpv6);
        metadata(filters, "http-put-response-hop-limit", InstanceMetadataOptionsResponse::httpPutResponseHopLimit);
        metadata(filters, "http-tokens", InstanceMetadataOptionsResponse::httpTokens);
        metadata(filters, "instance-metadata-tags", InstanceMetadataOptionsResponse::instanceMetadataTags);
        metadata(filters, "state", InstanceMetadataOptionsResponse::state);
        names(filters, "hostname-type", PrivateDnsNameOptionsResponse::hostnameType);
        names(
                filters,
                "enable-resource-name-dns-a-record",
                PrivateDnsNameOptionsResponse::enableResourceNameDnsARecord);
        names(
                filters,
                "enable-resource-name-dns-aaaa-record",
                PrivateDnsNameOptionsResponse::enableResourceNameDnsAAAARecord);
    }

    private static void metadata(
            Filters<Found> filters, String name, Function<InstanceMetadataOptionsResponse, @Nullable Object> value) {
        filters.on(METADATA + name, found -> found.of(Instance::metadataOptions, value));
    }

    private static void names(
            Filters<Found> filters, String name, Function<PrivateDnsNameOptionsResponse, @Nullable Object> value) {
        filters.on(DNS + name, found -> found.of(Instance::privateDnsNameOptions, value));
    }
}
