package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.CapacityReservationSpecificationResponse;
import io.unkai.api.ec2.CpuOptions;
import io.unkai.api.ec2.EbsInstanceBlockDevice;
import io.unkai.api.ec2.EnclaveOptions;
import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.HibernationOptions;
import io.unkai.api.ec2.IamInstanceProfile;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceBlockDeviceMapping;
import io.unkai.api.ec2.InstanceMaintenanceOptions;
import io.unkai.api.ec2.Monitoring;
import io.unkai.api.ec2.Placement;
import io.unkai.api.ec2.PrivateDnsNameOptionsResponse;
import io.unkai.api.ec2.StateReason;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Names;
import io.unkai.services.compute.ec2.type.MachineType;
import io.unkai.services.compute.ec2.type.MachineTypes;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instances as clients see them. */
final class InstanceViews {
    private InstanceViews() {}

    static Instance of(ReadTxn txn, StoredInstance instance) {
        var view = plain(txn, instance);
        var interfaces = Enis.ofInstance(txn, instance.key());
        if (instance.state() == State.TERMINATED) {
            return view.privateDnsName("").publicDnsName("").build();
        }
        if (!interfaces.isEmpty()) {
            network(txn, interfaces, view);
        }
        return view.build();
    }

    private static Instance.Builder plain(ReadTxn txn, StoredInstance instance) {
        var origin = instance.origin();
        var attributes = instance.attributes();
        var progress = instance.progress();
        var type = MachineTypes.find(attributes.type());
        return Instance.builder()
                .instanceId(instance.id())
                .amiLaunchIndex(origin.index())
                .imageId(origin.image())
                .instanceType(attributes.type())
                .keyName(none(origin.keyName()))
                .launchTime(progress.launched())
                .monitoring(Monitoring.builder()
                        .state(attributes.monitoring() ? "enabled" : "disabled")
                        .build())
                .placement(Placement.builder()
                        .availabilityZone(instance.place().zone())
                        .groupName("")
                        .tenancy("default")
                        .build())
                .productCodes(List.of())
                .state(instance.state().view())
                .stateTransitionReason(progress.transition())
                .stateReason(reason(instance))
                .architecture(type == null ? null : type.architecture())
                .hypervisor("xen")
                .virtualizationType("hvm")
                .enaSupport(true)
                .ebsOptimized(attributes.ebsOptimized())
                .clientToken(origin.token())
                .iamInstanceProfile(profile(attributes.profile()))
                .rootDeviceName(instance.root().device())
                .rootDeviceType("ebs")
                .blockDeviceMappings(disks(txn, instance))
                .cpuOptions(type == null ? null : cpus(type))
                .capacityReservationSpecification(CapacityReservationSpecificationResponse.builder()
                        .capacityReservationPreference("open")
                        .build())
                .hibernationOptions(
                        HibernationOptions.builder().configured(false).build())
                .metadataOptions(instance.metadata().view())
                .enclaveOptions(EnclaveOptions.builder().enabled(false).build())
                .platformDetails("Linux/UNIX")
                .usageOperation("RunInstances")
                .usageOperationUpdateTime(progress.launched())
                .privateDnsNameOptions(PrivateDnsNameOptionsResponse.builder()
                        .hostnameType("ip-name")
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false)
                        .build())
                .maintenanceOptions(InstanceMaintenanceOptions.builder()
                        .autoRecovery("default")
                        .build())
                .currentInstanceBootMode("legacy-bios")
                .tags(Ec2Tags.of(txn, instance.key()));
    }

    private static void network(ReadTxn txn, List<Eni> interfaces, Instance.Builder view) {
        var first = interfaces.getFirst();
        var names = Names.in(txn, first.vpcKey());
        var publicIp = Attached.publicIp(first);
        view.privateIpAddress(first.primary().toString())
                .privateDnsName(names.privateName(first.primary()))
                .publicIpAddress(publicIp == null ? null : publicIp.toString())
                .publicDnsName(names.publicNameOrEmpty(publicIp))
                .ipv6Address(first.ipv6().stream().findFirst().map(Ip::toString).orElse(null))
                .subnetId(first.subnet())
                .vpcId(first.vpc())
                .sourceDestCheck(first.sourceDestCheck())
                .securityGroups(groups(txn, first))
                .networkInterfaces(interfaces.stream()
                        .map(eni -> InterfaceViews.of(txn, eni))
                        .toList());
    }

    static List<GroupIdentifier> groups(ReadTxn txn, Eni eni) {
        return eni.groups().stream()
                .map(id -> InterfaceViews.group(txn, eni, id))
                .toList();
    }

    private static @Nullable StateReason reason(StoredInstance instance) {
        if (instance.state() == State.PENDING) {
            return StateReason.builder().code("pending").message("pending").build();
        }
        var progress = instance.progress();
        return progress.code().isEmpty()
                ? null
                : StateReason.builder()
                        .code(progress.code())
                        .message(progress.message())
                        .build();
    }

    static @Nullable IamInstanceProfile profile(StoredInstance.@Nullable Profile profile) {
        return profile == null
                ? null
                : IamInstanceProfile.builder()
                        .arn(profile.arn())
                        .id(profile.id())
                        .build();
    }

    static List<InstanceBlockDeviceMapping> disks(ReadTxn txn, StoredInstance instance) {
        return StoredVolume.TABLE.within(txn, instance.key()).stream()
                .map(volume -> disk(volume.id(), volume.foundBy(instance.key())))
                .toList();
    }

    private static InstanceBlockDeviceMapping disk(String volume, Attachment attachment) {
        return InstanceBlockDeviceMapping.builder()
                .deviceName(attachment.device())
                .ebs(EbsInstanceBlockDevice.builder()
                        .attachTime(attachment.since())
                        .deleteOnTermination(attachment.deleteOnTermination())
                        .status(attachment.phase().text())
                        .volumeId(volume)
                        .build())
                .build();
    }

    private static CpuOptions cpus(MachineType type) {
        int threads = type.threadsPerCore();
        return CpuOptions.builder()
                .coreCount(type.vcpus() / threads)
                .threadsPerCore(threads)
                .build();
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
