package io.unkai.services.compute.ec2.type;

import io.unkai.api.ec2.EbsInfo;
import io.unkai.api.ec2.InstanceTypeInfo;
import io.unkai.api.ec2.MemoryInfo;
import io.unkai.api.ec2.NetworkInfo;
import io.unkai.api.ec2.ProcessorInfo;
import io.unkai.api.ec2.VCpuInfo;
import io.unkai.kernel.filter.Filters;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of instance types, in the words of EC2. */
final class TypeFilters {
    /** What EC2 knows and no type here has. */
    private static final List<String> NEVER = List.of(
            "ebs-info.attachment-limit-type",
            "ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps",
            "ebs-info.ebs-optimized-info.baseline-iops",
            "ebs-info.ebs-optimized-info.baseline-throughput-in-mbps",
            "ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps",
            "ebs-info.ebs-optimized-info.maximum-iops",
            "ebs-info.ebs-optimized-info.maximum-throughput-in-mbps",
            "ebs-info.maximum-ebs-attachments",
            "instance-storage-info.disk.count",
            "instance-storage-info.disk.size-in-gb",
            "instance-storage-info.disk.type",
            "instance-storage-info.encryption-support",
            "instance-storage-info.nvme-support",
            "instance-storage-info.total-size-in-gb",
            "network-info.bandwidth-weightings",
            "network-info.efa-info.maximum-efa-interfaces",
            "network-info.flexible-ena-queues-support",
            "nitro-tpm-info.supported-versions",
            "processor-info.supported-features",
            "reboot-migration-support");

    static final Filters<InstanceTypeInfo> ALL = known();

    private TypeFilters() {}

    private static Filters<InstanceTypeInfo> known() {
        var filters = plain();
        NEVER.forEach(name -> filters.on(name, _ -> null));
        return filters.on("ebs-info.ebs-optimized-support", info -> of(info.ebsInfo(), EbsInfo::ebsOptimizedSupport))
                .on("ebs-info.encryption-support", info -> of(info.ebsInfo(), EbsInfo::encryptionSupport))
                .on("ebs-info.nvme-support", info -> of(info.ebsInfo(), EbsInfo::nvmeSupport))
                .on("network-info.efa-supported", info -> of(info.networkInfo(), NetworkInfo::efaSupported))
                .on(
                        "network-info.encryption-in-transit-supported",
                        info -> of(info.networkInfo(), NetworkInfo::encryptionInTransitSupported))
                .on(
                        "network-info.ipv6-addresses-per-interface",
                        info -> of(info.networkInfo(), NetworkInfo::ipv6AddressesPerInterface))
                .on(
                        "network-info.maximum-network-cards",
                        info -> of(info.networkInfo(), NetworkInfo::maximumNetworkCards))
                .on("nitro-enclaves-support", InstanceTypeInfo::nitroEnclavesSupport)
                .on("nitro-tpm-support", InstanceTypeInfo::nitroTpmSupport)
                .onEach("vcpu-info.valid-cores", info -> numbers(info.vCpuInfo(), VCpuInfo::validCores))
                .onEach(
                        "vcpu-info.valid-threads-per-core",
                        info -> numbers(info.vCpuInfo(), VCpuInfo::validThreadsPerCore));
    }

    private static Collection<String> numbers(
            @Nullable VCpuInfo cpus, Function<VCpuInfo, @Nullable List<Integer>> numbers) {
        var all = cpus == null ? null : numbers.apply(cpus);
        return all == null ? List.of() : all.stream().map(String::valueOf).toList();
    }

    private static Filters<InstanceTypeInfo> plain() {
        return new Filters<InstanceTypeInfo>()
                .on("instance-type", InstanceTypeInfo::instanceType)
                .on("bare-metal", info -> text(info.bareMetal()))
                .on("auto-recovery-supported", info -> text(info.autoRecoverySupported()))
                .on("burstable-performance-supported", info -> text(info.burstablePerformanceSupported()))
                .on("current-generation", info -> text(info.currentGeneration()))
                .on("dedicated-hosts-supported", info -> text(info.dedicatedHostsSupported()))
                .on("free-tier-eligible", info -> text(info.freeTierEligible()))
                .on("hibernation-supported", info -> text(info.hibernationSupported()))
                .on("hypervisor", InstanceTypeInfo::hypervisor)
                .on("instance-storage-supported", info -> text(info.instanceStorageSupported()))
                .on("memory-info.size-in-mib", info -> of(info.memoryInfo(), MemoryInfo::sizeInMiB))
                .on("network-info.ena-support", info -> of(info.networkInfo(), NetworkInfo::enaSupport))
                .on("network-info.ipv6-supported", info -> of(info.networkInfo(), NetworkInfo::ipv6Supported))
                .on(
                        "network-info.ipv4-addresses-per-interface",
                        info -> of(info.networkInfo(), NetworkInfo::ipv4AddressesPerInterface))
                .on(
                        "network-info.maximum-network-interfaces",
                        info -> of(info.networkInfo(), NetworkInfo::maximumNetworkInterfaces))
                .on("network-info.network-performance", info -> of(info.networkInfo(), NetworkInfo::networkPerformance))
                .onEach("processor-info.supported-architecture", TypeFilters::architectures)
                .on(
                        "processor-info.sustained-clock-speed-in-ghz",
                        info -> of(info.processorInfo(), ProcessorInfo::sustainedClockSpeedInGhz))
                .onEach("supported-boot-mode", info -> list(info.supportedBootModes()))
                .onEach("supported-root-device-type", info -> list(info.supportedRootDeviceTypes()))
                .onEach("supported-usage-class", info -> list(info.supportedUsageClasses()))
                .onEach("supported-virtualization-type", info -> list(info.supportedVirtualizationTypes()))
                .on("vcpu-info.default-cores", info -> of(info.vCpuInfo(), VCpuInfo::defaultCores))
                .on("vcpu-info.default-threads-per-core", info -> of(info.vCpuInfo(), VCpuInfo::defaultThreadsPerCore))
                .on("vcpu-info.default-vcpus", info -> of(info.vCpuInfo(), VCpuInfo::defaultVCpus));
    }

    private static Collection<String> architectures(InstanceTypeInfo info) {
        var processor = info.processorInfo();
        return processor == null ? List.of() : list(processor.supportedArchitectures());
    }

    private static Collection<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    private static <T> @Nullable String of(@Nullable T part, Function<T, @Nullable Object> value) {
        return text(part == null ? null : value.apply(part));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
