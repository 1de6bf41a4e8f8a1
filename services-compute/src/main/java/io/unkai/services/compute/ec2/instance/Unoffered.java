package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Placement;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.type.MachineType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses what launches may ask for on AWS and this cloud has not, instead of launching something else. */
final class Unoffered {
    private Unoffered() {}

    static void check(RunInstancesRequest in) {
        var hibernation = in.hibernationOptions();
        var enclave = in.enclaveOptions();
        refuse("HibernationOptions", hibernation != null && Boolean.TRUE.equals(hibernation.configured()));
        refuse("EnclaveOptions", enclave != null && Boolean.TRUE.equals(enclave.enabled()));
        refuse("InstanceMarketOptions", in.instanceMarketOptions() != null);
        refuse("ElasticGpuSpecification", some(in.elasticGpuSpecification()));
        refuse("ElasticInferenceAccelerators", some(in.elasticInferenceAccelerators()));
        refuse("LicenseSpecifications", some(in.licenseSpecifications()));
        refuse("KernelId", in.kernelId() != null);
        refuse("RamdiskId", in.ramdiskId() != null);
        var capacity = in.capacityReservationSpecification();
        refuse("CapacityReservationTarget", capacity != null && capacity.capacityReservationTarget() != null);
        var placement = in.placement();
        if (placement != null) {
            check(placement);
        }
    }

    private static void check(Placement placement) {
        refuse(
                "Placement.Tenancy",
                !Objects.requireNonNullElse(placement.tenancy(), "default").equals("default"));
        refuse("Placement.GroupName", text(placement.groupName()) || text(placement.groupId()));
        refuse("Placement.HostId", text(placement.hostId()) || text(placement.hostResourceGroupArn()));
        refuse("Placement.Affinity", text(placement.affinity()));
    }

    /** Processors cannot be switched off. */
    static void checkCpus(RunInstancesRequest in, MachineType type) {
        var cpus = in.cpuOptions();
        if (cpus == null) {
            return;
        }
        int threads = Objects.requireNonNullElse(cpus.threadsPerCore(), type.threadsPerCore());
        int cores = Objects.requireNonNullElse(cpus.coreCount(), type.vcpus() / type.threadsPerCore());
        refuse("CpuOptions", threads != type.threadsPerCore() || cores * threads != type.vcpus());
        refuse("CpuOptions.AmdSevSnp", "enabled".equals(cpus.amdSevSnp()));
    }

    private static void refuse(String member, boolean asked) {
        if (asked) {
            throw unsupported("The parameter " + member + " is not supported here.");
        }
    }

    static ApiException unsupported(String why) {
        return new ApiException("Unsupported", "The requested configuration is currently not supported. " + why);
    }

    private static boolean some(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    private static boolean text(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
