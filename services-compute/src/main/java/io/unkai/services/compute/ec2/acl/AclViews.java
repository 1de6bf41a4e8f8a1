package io.unkai.services.compute.ec2.acl;

import io.unkai.api.ec2.IcmpTypeCode;
import io.unkai.api.ec2.NetworkAcl;
import io.unkai.api.ec2.NetworkAclAssociation;
import io.unkai.api.ec2.NetworkAclEntry;
import io.unkai.api.ec2.PortRange;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Network ACLs as answers show them, with the last entries that nobody made. */
final class AclViews {
    private static final int LAST = 32_767;
    private static final int LAST6 = 32_768;

    static final Filters<NetworkAcl> FILTERS = filters();

    private AclViews() {}

    private static Filters<NetworkAcl> filters() {
        var filters = new Filters<NetworkAcl>()
                .on("default", acl -> Parts.text(acl.isDefault()))
                .on("network-acl-id", NetworkAcl::networkAclId)
                .on("owner-id", NetworkAcl::ownerId)
                .on("vpc-id", NetworkAcl::vpcId)
                .onTags(acl -> Ec2Tags.map(acl.tags()));
        association(filters, "association-id", NetworkAclAssociation::networkAclAssociationId);
        association(filters, "network-acl-id", NetworkAclAssociation::networkAclId);
        association(filters, "subnet-id", NetworkAclAssociation::subnetId);
        entry(filters, "cidr", NetworkAclEntry::cidrBlock);
        entry(filters, "ipv6-cidr", NetworkAclEntry::ipv6CidrBlock);
        entry(filters, "egress", one -> Parts.text(one.egress()));
        entry(
                filters,
                "icmp.code",
                one -> one.icmpTypeCode() == null
                        ? null
                        : Parts.text(one.icmpTypeCode().code()));
        entry(
                filters,
                "icmp.type",
                one -> one.icmpTypeCode() == null
                        ? null
                        : Parts.text(one.icmpTypeCode().type()));
        entry(
                filters,
                "port-range.from",
                one -> one.portRange() == null
                        ? null
                        : Parts.text(one.portRange().from()));
        entry(
                filters,
                "port-range.to",
                one -> one.portRange() == null
                        ? null
                        : Parts.text(one.portRange().to()));
        entry(filters, "protocol", NetworkAclEntry::protocol);
        entry(filters, "rule-action", NetworkAclEntry::ruleAction);
        entry(filters, "rule-number", one -> Parts.text(one.ruleNumber()));
        return filters;
    }

    private static void association(
            Filters<NetworkAcl> filters, String name, Function<NetworkAclAssociation, @Nullable String> value) {
        filters.onEach("association." + name, Parts.each(NetworkAcl::associations, value));
    }

    private static void entry(
            Filters<NetworkAcl> filters, String name, Function<NetworkAclEntry, @Nullable String> value) {
        filters.onEach("entry." + name, Parts.each(NetworkAcl::entries, value));
    }

    static NetworkAcl of(ReadTxn txn, Acl acl) {
        return NetworkAcl.builder()
                .networkAclId(acl.id())
                .vpcId(acl.vpc())
                .ownerId(acl.key().account())
                .isDefault(acl.isDefault())
                .entries(entries(txn, acl))
                .associations(Subnet.TABLE.within(txn, acl.key()).stream()
                        .map(subnet -> NetworkAclAssociation.builder()
                                .networkAclAssociationId(subnet.acl().association())
                                .networkAclId(acl.id())
                                .subnetId(subnet.id())
                                .build())
                        .toList())
                .tags(Ec2Tags.of(txn, acl.key()))
                .build();
    }

    private static List<NetworkAclEntry> entries(ReadTxn txn, Acl acl) {
        var all = new ArrayList<>(acl.entries());
        var vpc = Vpc.TABLE.find(txn, acl.key().sibling(acl.vpc()));
        for (boolean egress : new boolean[] {true, false}) {
            all.add(new Acl.Entry(LAST, egress, Traffic.ANY, Cidr.ANY4, false));
            if (!vpc.blocks6().isEmpty()) {
                all.add(new Acl.Entry(LAST6, egress, Traffic.ANY, Cidr.ANY6, false));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing((Acl.Entry entry) -> !entry.egress())
                        .thenComparingInt(Acl.Entry::number))
                .map(AclViews::entry)
                .toList();
    }

    private static NetworkAclEntry entry(Acl.Entry entry) {
        var traffic = entry.traffic();
        var view = NetworkAclEntry.builder()
                .ruleNumber(entry.number())
                .egress(entry.egress())
                .protocol(String.valueOf(traffic.protocol()))
                .ruleAction(entry.allow() ? "allow" : "deny");
        if (traffic.hasPorts()) {
            view.portRange(
                    PortRange.builder().from(traffic.from()).to(traffic.to()).build());
        } else if (traffic.isIcmp()) {
            view.icmpTypeCode(IcmpTypeCode.builder()
                    .type(traffic.from())
                    .code(traffic.to())
                    .build());
        }
        var cidr = entry.cidr().toString();
        return (entry.cidr().v6() ? view.ipv6CidrBlock(cidr) : view.cidrBlock(cidr)).build();
    }
}
