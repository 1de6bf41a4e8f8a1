package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.NetworkInterfaceAssociation;
import io.unkai.api.ec2.NetworkInterfaceAttachment;
import io.unkai.api.ec2.NetworkInterfaceIpv6Address;
import io.unkai.api.ec2.NetworkInterfacePrivateIpAddress;
import io.unkai.kernel.filter.Filters;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Zones;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of network interfaces. */
final class EniFilters {
    private EniFilters() {}

    static Filters<NetworkInterface> make() {
        var filters = new Filters<NetworkInterface>()
                .on("availability-zone", NetworkInterface::availabilityZone)
                .on("availability-zone-id", eni -> Zones.id(eni.availabilityZone()))
                .on("operator.managed", _ -> "false")
                .on("operator.principal", _ -> null)
                .on("description", NetworkInterface::description)
                .on("interface-type", NetworkInterface::interfaceType)
                .on("mac-address", NetworkInterface::macAddress)
                .on("network-interface-id", NetworkInterface::networkInterfaceId)
                .on("owner-id", NetworkInterface::ownerId)
                .on("private-dns-name", NetworkInterface::privateDnsName)
                .on("private-ip-address", NetworkInterface::privateIpAddress)
                .on("requester-id", NetworkInterface::requesterId)
                .on("requester-managed", eni -> Parts.text(eni.requesterManaged()))
                .on("source-dest-check", eni -> Parts.text(eni.sourceDestCheck()))
                .on("status", NetworkInterface::status)
                .on("subnet-id", NetworkInterface::subnetId)
                .on("vpc-id", NetworkInterface::vpcId)
                .onEach("group-id", Parts.each(NetworkInterface::groups, GroupIdentifier::groupId))
                .onEach("group-name", Parts.each(NetworkInterface::groups, GroupIdentifier::groupName))
                .onEach(
                        "ipv6-addresses.ipv6-address",
                        Parts.each(NetworkInterface::ipv6Addresses, NetworkInterfaceIpv6Address::ipv6Address))
                .onTags(eni -> Ec2Tags.map(eni.tagSet()));
        attachments(filters);
        addresses(filters);
        associations(filters);
        return filters;
    }

    private static void attachments(Filters<NetworkInterface> filters) {
        attachment(filters, "attachment-id", NetworkInterfaceAttachment::attachmentId);
        attachment(filters, "attach-time", one -> Parts.text(one.attachTime()));
        attachment(filters, "delete-on-termination", one -> Parts.text(one.deleteOnTermination()));
        attachment(filters, "device-index", one -> Parts.text(one.deviceIndex()));
        attachment(filters, "instance-id", NetworkInterfaceAttachment::instanceId);
        attachment(filters, "instance-owner-id", NetworkInterfaceAttachment::instanceOwnerId);
        attachment(filters, "status", NetworkInterfaceAttachment::status);
        attachment(filters, "network-card-index", one -> Parts.text(one.networkCardIndex()));
    }

    private static void attachment(
            Filters<NetworkInterface> filters,
            String name,
            Function<NetworkInterfaceAttachment, @Nullable String> value) {
        filters.on("attachment." + name, Parts.of(NetworkInterface::attachment, value));
    }

    private static void addresses(Filters<NetworkInterface> filters) {
        address(filters, "private-ip-address", NetworkInterfacePrivateIpAddress::privateIpAddress);
        address(filters, "primary", one -> Parts.text(one.primary()));
        address(
                filters,
                "association.public-ip",
                one -> one.association() == null ? null : one.association().publicIp());
        address(
                filters,
                "association.owner-id",
                one -> one.association() == null ? null : one.association().ipOwnerId());
    }

    private static void address(
            Filters<NetworkInterface> filters,
            String name,
            Function<NetworkInterfacePrivateIpAddress, @Nullable String> value) {
        filters.onEach("addresses." + name, Parts.each(NetworkInterface::privateIpAddresses, value));
    }

    private static void associations(Filters<NetworkInterface> filters) {
        association(filters, "allocation-id", NetworkInterfaceAssociation::allocationId);
        association(filters, "association-id", NetworkInterfaceAssociation::associationId);
        association(filters, "ip-owner-id", NetworkInterfaceAssociation::ipOwnerId);
        association(filters, "public-dns-name", NetworkInterfaceAssociation::publicDnsName);
        association(filters, "public-ip", NetworkInterfaceAssociation::publicIp);
    }

    private static void association(
            Filters<NetworkInterface> filters,
            String name,
            Function<NetworkInterfaceAssociation, @Nullable String> value) {
        filters.on("association." + name, Parts.of(NetworkInterface::association, value));
    }
}
