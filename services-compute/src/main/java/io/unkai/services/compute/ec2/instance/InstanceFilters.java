package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.EbsInstanceBlockDevice;
import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.IamInstanceProfile;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceBlockDeviceMapping;
import io.unkai.api.ec2.InstanceState;
import io.unkai.api.ec2.Monitoring;
import io.unkai.api.ec2.Placement;
import io.unkai.api.ec2.StateReason;
import io.unkai.api.ec2.Tag;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.Eni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of instances, in the words of EC2. */
final class InstanceFilters {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InstanceFilters() {}

    /**
     * An instance.
     *
     * @param view as clients see it
     * @param interfaces its network interfaces
     * @param interfaceTags the tags of all of them
     */
    record Found(StoredInstance stored, Instance view, List<Eni> interfaces, List<Tag> interfaceTags) {
        static Found of(ReadTxn txn, StoredInstance stored) {
            var interfaces = Enis.ofInstance(txn, stored.key());
            var tags = interfaces.stream()
                    .flatMap(eni -> Ec2Tags.of(txn, eni.key()).stream())
                    .toList();
            return new Found(stored, InstanceViews.of(txn, stored), interfaces, tags);
        }

        <T> @Nullable String of(
                Function<Instance, @Nullable T> part, Function<? super T, ? extends @Nullable Object> value) {
            var found = part.apply(view);
            var one = found == null ? null : value.apply(found);
            return one == null ? null : String.valueOf(one);
        }

        <T> Collection<String> each(Function<Instance, @Nullable List<T>> list, Function<T, @Nullable Object> value) {
            var all = list.apply(view);
            return all == null
                    ? List.of()
                    : all.stream()
                            .map(value)
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList();
        }
    }

    /** A time as filters have it, or null. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time);
    }

    static Filters<Found> known() {
        var filters = new Filters<Found>();
        plain(filters);
        parts(filters);
        OptionFilters.add(filters);
        InterfaceFilters.add(filters);
        AssociationFilters.add(filters);
        return filters.onTags(found -> Ec2Tags.map(found.view.tags()));
    }

    private static void plain(Filters<Found> filters) {
        filters.on("architecture", found -> found.view.architecture())
                .on("client-token", found -> found.view.clientToken())
                .on("dns-name", found -> found.view.publicDnsName())
                .on("hypervisor", found -> found.view.hypervisor())
                .on("image-id", found -> found.view.imageId())
                .on("instance-id", found -> found.view.instanceId())
                .on("instance-lifecycle", found -> found.view.instanceLifecycle())
                .on("instance-type", found -> found.view.instanceType())
                .on("ip-address", found -> found.view.publicIpAddress())
                .on("ipv6-address", found -> found.view.ipv6Address())
                .on("key-name", found -> found.view.keyName())
                .on("launch-index", found -> String.valueOf(found.view.amiLaunchIndex()))
                .on("launch-time", found -> TIME.format(found.stored.progress().launched()))
                .on("owner-id", found -> found.stored.key().account())
                .on("platform", found -> found.view.platform())
                .on("platform-details", found -> found.view.platformDetails())
                .on("private-dns-name", found -> found.view.privateDnsName())
                .on("private-ip-address", found -> found.view.privateIpAddress())
                .on("reason", found -> found.view.stateTransitionReason())
                .on("reservation-id", found -> found.stored.origin().reservation())
                .on("root-device-name", found -> found.view.rootDeviceName())
                .on("root-device-type", found -> found.view.rootDeviceType())
                .on("subnet-id", found -> found.view.subnetId())
                .on("usage-operation", found -> found.view.usageOperation())
                .on("virtualization-type", found -> found.view.virtualizationType())
                .on("vpc-id", found -> found.view.vpcId())
                .on("source-dest-check", found -> String.valueOf(found.view.sourceDestCheck()));
    }

    private static void parts(Filters<Found> filters) {
        filters.on("affinity", found -> found.of(Instance::placement, Placement::affinity))
                .on("availability-zone", found -> found.of(Instance::placement, Placement::availabilityZone))
                .on("availability-zone-id", found -> found.stored.place().zoneId())
                .on("placement-group-name", found -> found.of(Instance::placement, Placement::groupName))
                .on("tenancy", found -> found.of(Instance::placement, Placement::tenancy))
                .on(
                        "iam-instance-profile.arn",
                        found -> found.of(Instance::iamInstanceProfile, IamInstanceProfile::arn))
                .on("iam-instance-profile.id", found -> found.of(Instance::iamInstanceProfile, IamInstanceProfile::id))
                .on("iam-instance-profile.name", found -> found.of(Instance::iamInstanceProfile, InstanceFilters::name))
                .on("instance-state-code", found -> found.of(Instance::state, InstanceState::code))
                .on("instance-state-name", found -> found.of(Instance::state, InstanceState::name))
                .on("monitoring-state", found -> found.of(Instance::monitoring, Monitoring::state))
                .on("state-reason-code", found -> found.of(Instance::stateReason, StateReason::code))
                .on("state-reason-message", found -> found.of(Instance::stateReason, StateReason::message))
                .onEach("instance.group-id", found -> found.each(Instance::securityGroups, GroupIdentifier::groupId))
                .onEach(
                        "instance.group-name",
                        found -> found.each(Instance::securityGroups, GroupIdentifier::groupName))
                .onEach(
                        "block-device-mapping.device-name",
                        found -> found.each(Instance::blockDeviceMappings, InstanceBlockDeviceMapping::deviceName))
                .onEach("block-device-mapping.attach-time", found -> disks(found, disk -> time(disk.attachTime())))
                .onEach("block-device-mapping.volume-id", found -> disks(found, EbsInstanceBlockDevice::volumeId))
                .onEach("block-device-mapping.status", found -> disks(found, EbsInstanceBlockDevice::status))
                .onEach(
                        "block-device-mapping.delete-on-termination",
                        found -> disks(found, EbsInstanceBlockDevice::deleteOnTermination));
    }

    private static @Nullable String name(IamInstanceProfile profile) {
        var arn = profile.arn();
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Collection<String> disks(Found found, Function<EbsInstanceBlockDevice, @Nullable Object> value) {
        return found.each(Instance::blockDeviceMappings, disk -> disk.ebs() == null ? null : value.apply(disk.ebs()));
    }
}
