package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.GroupIdentifier;
import io.unkai.api.ec2.InstanceIpv6Address;
import io.unkai.api.ec2.InstanceNetworkInterface;
import io.unkai.api.ec2.InstanceNetworkInterfaceAssociation;
import io.unkai.api.ec2.InstanceNetworkInterfaceAttachment;
import io.unkai.api.ec2.InstancePrivateIpAddress;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The network interfaces of instances as clients see them. */
final class InterfaceViews {
    private InterfaceViews() {}

    static InstanceNetworkInterface of(ReadTxn txn, Eni eni) {
        var names = Names.in(txn, eni.vpcKey());
        return InstanceNetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .association(association(eni, 0, names))
                .attachment(attachment(eni))
                .description(eni.description())
                .groups(InstanceViews.groups(txn, eni))
                .ipv6Addresses(eni.ipv6().stream()
                        .map(ip -> InstanceIpv6Address.builder()
                                .ipv6Address(ip.toString())
                                .build())
                        .toList())
                .macAddress(eni.mac())
                .ownerId(eni.key().account())
                .privateDnsName(names.privateName(eni.primary()))
                .privateIpAddress(eni.primary().toString())
                .privateIpAddresses(addresses(eni, names))
                .sourceDestCheck(eni.sourceDestCheck())
                .status("in-use")
                .subnetId(eni.subnet())
                .vpcId(eni.vpc())
                .interfaceType(eni.origin().type())
                .build();
    }

    private static List<InstancePrivateIpAddress> addresses(Eni eni, Names names) {
        return IntStream.range(0, eni.addresses().size())
                .mapToObj(i -> {
                    var ip = eni.addresses().get(i).ip();
                    return InstancePrivateIpAddress.builder()
                            .primary(i == 0)
                            .privateIpAddress(ip.toString())
                            .privateDnsName(names.privateName(ip))
                            .association(association(eni, i, names))
                            .build();
                })
                .toList();
    }

    private static @Nullable InstanceNetworkInterfaceAssociation association(Eni eni, int index, Names names) {
        var publicly = eni.addresses().get(index).publicly();
        return publicly == null
                ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .ipOwnerId(publicly.owner())
                        .publicIp(publicly.ip().toString())
                        .publicDnsName(names.publicNameOrEmpty(publicly.ip()))
                        .build();
    }

    private static InstanceNetworkInterfaceAttachment attachment(Eni eni) {
        var attachment = Attached.attachment(eni);
        return InstanceNetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .attachTime(attachment.since())
                .deleteOnTermination(attachment.deleteOnTermination())
                .deviceIndex(attachment.device())
                .networkCardIndex(0)
                .status(attachment.state().text())
                .build();
    }

    static GroupIdentifier group(ReadTxn txn, Eni eni, String id) {
        var group = Group.TABLE.get(txn, eni.key().sibling(id));
        return GroupIdentifier.builder()
                .groupId(id)
                .groupName(group == null ? "" : group.name())
                .build();
    }
}
