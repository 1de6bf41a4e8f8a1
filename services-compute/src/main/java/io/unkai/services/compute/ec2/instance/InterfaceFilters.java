package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceIpv6Address;
import io.unkai.api.ec2.InstanceNetworkInterface;
import io.unkai.api.ec2.InstanceNetworkInterfaceAttachment;
import io.unkai.api.ec2.InstancePrivateIpAddress;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.instance.InstanceFilters.Found;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of instances that look at their network interfaces. */
final class InterfaceFilters {
    private static final String PREFIX = "network-interface.";

    private InterfaceFilters() {}

    static void add(Filters<Found> filters) {
        each(filters, "network-interface-id", InstanceNetworkInterface::networkInterfaceId);
        each(filters, "subnet-id", InstanceNetworkInterface::subnetId);
        each(filters, "vpc-id", InstanceNetworkInterface::vpcId);
        each(filters, "description", InstanceNetworkInterface::description);
        each(filters, "mac-address", InstanceNetworkInterface::macAddress);
        each(filters, "owner-id", InstanceNetworkInterface::ownerId);
        each(filters, "private-dns-name", InstanceNetworkInterface::privateDnsName);
        each(filters, "source-dest-check", InstanceNetworkInterface::sourceDestCheck);
        each(filters, "private-ip-address", InstanceNetworkInterface::privateIpAddress);
        each(filters, "status", InstanceNetworkInterface::status);
        many(filters, "group-id", one -> of(one.groups(), GroupIdentifier::groupId));
        many(filters, "group-name", one -> of(one.groups(), GroupIdentifier::groupName));
        many(
                filters,
                "addresses.private-ip-address",
                one -> of(one.privateIpAddresses(), InstancePrivateIpAddress::privateIpAddress));
        many(filters, "addresses.primary", one -> of(one.privateIpAddresses(), InstancePrivateIpAddress::primary));
        many(
                filters,
                "addresses.private-dns-name",
                one -> of(one.privateIpAddresses(), InstancePrivateIpAddress::privateDnsName));
        many(filters, "ipv6-addresses.ipv6-address", one -> of(one.ipv6Addresses(), InstanceIpv6Address::ipv6Address));
        many(filters, "ipv6-address", one -> of(one.ipv6Addresses(), InstanceIpv6Address::ipv6Address));
        attachment(filters, "attach-time", one -> InstanceFilters.time(one.attachTime()));
        attachment(filters, "attachment-id", InstanceNetworkInterfaceAttachment::attachmentId);
        attachment(filters, "delete-on-termination", InstanceNetworkInterfaceAttachment::deleteOnTermination);
        attachment(filters, "device-index", InstanceNetworkInterfaceAttachment::deviceIndex);
        attachment(filters, "network-card-index", InstanceNetworkInterfaceAttachment::networkCardIndex);
        attachment(filters, "status", InstanceNetworkInterfaceAttachment::status);
    }

    private static void attachment(
            Filters<Found> filters, String name, Function<InstanceNetworkInterfaceAttachment, @Nullable Object> value) {
        each(filters, "attachment." + name, one -> one.attachment() == null ? null : value.apply(one.attachment()));
    }

    private static void each(
            Filters<Found> filters, String name, Function<InstanceNetworkInterface, @Nullable Object> value) {
        many(filters, name, one -> of(List.of(one), value));
    }

    private static void many(
            Filters<Found> filters, String name, Function<InstanceNetworkInterface, Stream<String>> values) {
        filters.onEach(PREFIX + name, found -> all(found.view(), values));
    }

    private static Collection<String> all(Instance view, Function<InstanceNetworkInterface, Stream<String>> values) {
        var interfaces = view.networkInterfaces();
        return interfaces == null
                ? List.of()
                : interfaces.stream().flatMap(values).toList();
    }

    private static <T> Stream<String> of(@Nullable List<T> list, Function<T, @Nullable Object> value) {
        return list == null
                ? Stream.of()
                : list.stream().map(value).filter(Objects::nonNull).map(String::valueOf);
    }
}
