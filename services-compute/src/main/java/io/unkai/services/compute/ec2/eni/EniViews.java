package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.NetworkInterfaceAssociation;
import io.unkai.api.ec2.NetworkInterfaceAttachment;
import io.unkai.api.ec2.NetworkInterfaceIpv6Address;
import io.unkai.api.ec2.NetworkInterfacePrivateIpAddress;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Network interfaces as answers show them. */
public final class EniViews {
    private EniViews() {}

    /** One interface. */
    public static NetworkInterface of(ReadTxn txn, Eni eni) {
        var names = Names.in(txn, eni.vpcKey());
        return NetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .vpcId(eni.vpc())
                .subnetId(eni.subnet())
                .availabilityZone(eni.zone())
                .description(eni.description())
                .ownerId(eni.key().account())
                .requesterId(
                        eni.origin().requester().isEmpty() ? null : eni.origin().requester())
                .requesterManaged(!eni.origin().requester().isEmpty())
                .interfaceType(eni.origin().type())
                .status(eni.status())
                .macAddress(eni.mac())
                .privateIpAddress(eni.primary().toString())
                .privateDnsName(names.privateName(eni.primary()))
                .sourceDestCheck(eni.sourceDestCheck())
                .groups(groups(txn, eni))
                .attachment(attachment(eni.attachment()))
                .association(association(names, eni.addresses().getFirst().publicly()))
                .privateIpAddresses(addresses(eni, names))
                .ipv6Addresses(eni.ipv6().stream()
                        .map(ip -> NetworkInterfaceIpv6Address.builder()
                                .ipv6Address(ip.toString())
                                .isPrimaryIpv6(false)
                                .build())
                        .toList())
                .ipv6Address(eni.ipv6().isEmpty() ? null : eni.ipv6().getFirst().toString())
                .tagSet(Ec2Tags.of(txn, eni.key()))
                .build();
    }

    /** The groups of an interface, with their names. */
    public static List<GroupIdentifier> groups(ReadTxn txn, Eni eni) {
        return eni.groups().stream()
                .map(id -> {
                    var group = Group.TABLE.get(txn, eni.key().sibling(id));
                    return GroupIdentifier.builder()
                            .groupId(id)
                            .groupName(group == null ? null : group.name())
                            .build();
                })
                .toList();
    }

    static @Nullable NetworkInterfaceAttachment attachment(Eni.@Nullable Attachment attachment) {
        if (attachment == null) {
            return null;
        }
        return NetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .instanceId(attachment.instance().isEmpty() ? null : attachment.instance())
                .instanceOwnerId(attachment.owner())
                .deviceIndex(attachment.device())
                .networkCardIndex(0)
                .attachTime(attachment.since())
                .deleteOnTermination(attachment.deleteOnTermination())
                .status(attachment.state().text())
                .build();
    }

    private static List<NetworkInterfacePrivateIpAddress> addresses(Eni eni, Names names) {
        var all = new ArrayList<NetworkInterfacePrivateIpAddress>();
        for (var address : eni.addresses()) {
            all.add(NetworkInterfacePrivateIpAddress.builder()
                    .primary(all.isEmpty())
                    .privateIpAddress(address.ip().toString())
                    .privateDnsName(names.privateName(address.ip()))
                    .association(association(names, address.publicly()))
                    .build());
        }
        return all;
    }

    private static @Nullable NetworkInterfaceAssociation association(Names names, Eni.@Nullable Public publicly) {
        if (publicly == null) {
            return null;
        }
        return NetworkInterfaceAssociation.builder()
                .publicIp(publicly.ip().toString())
                .publicDnsName(names.publicNameOrEmpty(publicly.ip()))
                .ipOwnerId(publicly.owner())
                .allocationId(publicly.automatic() ? null : publicly.allocation())
                .associationId(publicly.automatic() ? null : publicly.association())
                .build();
    }
}
