package io.unkai.services.compute.ec2.type;

import io.unkai.api.ec2.EbsInfo;
import io.unkai.api.ec2.InstanceTypeInfo;
import io.unkai.api.ec2.MemoryInfo;
import io.unkai.api.ec2.NetworkCardInfo;
import io.unkai.api.ec2.NetworkInfo;
import io.unkai.api.ec2.PlacementGroupInfo;
import io.unkai.api.ec2.ProcessorInfo;
import io.unkai.api.ec2.VCpuInfo;
import java.util.List;
import java.util.stream.IntStream;

/** An instance type as clients see it. */
final class TypeView {
    private static final String UNSUPPORTED = "unsupported";

    private TypeView() {}

    static InstanceTypeInfo of(MachineType type) {
        return InstanceTypeInfo.builder()
                .instanceType(type.name())
                .currentGeneration(type.currentGeneration())
                .freeTierEligible(type.name().equals("t2.micro") || type.name().equals("t3.micro"))
                .supportedUsageClasses(List.of("on-demand"))
                .supportedRootDeviceTypes(List.of("ebs"))
                .supportedVirtualizationTypes(List.of("hvm"))
                .bareMetal(false)
                .hypervisor(type.nitro() ? "nitro" : "xen")
                .processorInfo(processor(type))
                .vCpuInfo(cpus(type))
                .memoryInfo(
                        MemoryInfo.builder().sizeInMiB((long) type.mebibytes()).build())
                .instanceStorageSupported(false)
                .ebsInfo(disks(type))
                .networkInfo(network(type))
                .placementGroupInfo(PlacementGroupInfo.builder()
                        .supportedStrategies(List.of("partition", "spread"))
                        .build())
                .hibernationSupported(false)
                .burstablePerformanceSupported(type.burstable())
                .dedicatedHostsSupported(false)
                .autoRecoverySupported(true)
                .supportedBootModes(type.nitro() ? List.of("legacy-bios", "uefi") : List.of("legacy-bios"))
                .nitroEnclavesSupport(UNSUPPORTED)
                .nitroTpmSupport(UNSUPPORTED)
                .phcSupport(UNSUPPORTED)
                .build();
    }

    private static ProcessorInfo processor(MachineType type) {
        return ProcessorInfo.builder()
                .supportedArchitectures(List.of(type.architecture()))
                .sustainedClockSpeedInGhz(type.gigahertz())
                .manufacturer(type.manufacturer())
                .build();
    }

    private static VCpuInfo cpus(MachineType type) {
        int threads = type.threadsPerCore();
        int cores = type.vcpus() / threads;
        return VCpuInfo.builder()
                .defaultVCpus(type.vcpus())
                .defaultCores(cores)
                .defaultThreadsPerCore(threads)
                .validCores(List.of(cores))
                .validThreadsPerCore(IntStream.rangeClosed(1, threads).boxed().toList())
                .build();
    }

    private static EbsInfo disks(MachineType type) {
        return EbsInfo.builder()
                .ebsOptimizedSupport(type.nitro() ? "default" : UNSUPPORTED)
                .encryptionSupport("supported")
                .nvmeSupport(type.nitro() ? "required" : UNSUPPORTED)
                .build();
    }

    private static NetworkInfo network(MachineType type) {
        var card = NetworkCardInfo.builder()
                .networkCardIndex(0)
                .networkPerformance(type.network())
                .maximumNetworkInterfaces(type.interfaces())
                .peakBandwidthInGbps(type.gigabits())
                .build();
        return NetworkInfo.builder()
                .networkPerformance(type.network())
                .maximumNetworkInterfaces(type.interfaces())
                .maximumNetworkCards(1)
                .defaultNetworkCardIndex(0)
                .networkCards(List.of(card))
                .ipv4AddressesPerInterface(type.addresses())
                .ipv6AddressesPerInterface(type.addresses())
                .ipv6Supported(true)
                .enaSupport(type.nitro() ? "required" : UNSUPPORTED)
                .efaSupported(false)
                .encryptionInTransitSupported(false)
                .enaSrdSupported(false)
                .build();
    }
}
