package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.Ipv6Range;
import io.unkai.api.ec2.PrefixListId;
import io.unkai.api.ec2.SecurityGroup;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PeeringState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Security groups as answers show them: rules of the same traffic are one permission. */
final class GroupViews {
    private GroupViews() {}

    static SecurityGroup of(ReadTxn txn, Group group) {
        var rules = GroupRule.TABLE.within(txn, group.key()).stream()
                .filter(rule -> rule.group().equals(group.id()))
                .toList();
        return SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpc())
                .ownerId(group.key().account())
                .ipPermissions(permissions(txn, rules, false))
                .ipPermissionsEgress(permissions(txn, rules, true))
                .tags(Ec2Tags.of(txn, group.key()))
                .build();
    }

    private static List<IpPermission> permissions(ReadTxn txn, List<GroupRule> rules, boolean egress) {
        var byTraffic = new LinkedHashMap<Traffic, List<GroupRule>>();
        for (var rule : rules) {
            if (rule.egress() == egress) {
                byTraffic
                        .computeIfAbsent(rule.traffic(), traffic -> new ArrayList<>())
                        .add(rule);
            }
        }
        return byTraffic.entrySet().stream()
                .map(entry -> permission(txn, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Rules of the same traffic as one permission. */
    static IpPermission permission(ReadTxn txn, Traffic traffic, List<GroupRule> rules) {
        var ranges = new ArrayList<IpRange>();
        var ranges6 = new ArrayList<Ipv6Range>();
        var lists = new ArrayList<PrefixListId>();
        var groups = new ArrayList<UserIdGroupPair>();
        for (var rule : rules) {
            var description = description(rule);
            switch (rule.peer()) {
                case Peer.Addresses(var cidr)
                when cidr.v6() ->
                    ranges6.add(Ipv6Range.builder()
                            .cidrIpv6(cidr.toString())
                            .description(description)
                            .build());
                case Peer.Addresses(var cidr) ->
                    ranges.add(IpRange.builder()
                            .cidrIp(cidr.toString())
                            .description(description)
                            .build());
                case Peer.Prefixes(var list) ->
                    lists.add(PrefixListId.builder()
                            .prefixListId(list)
                            .description(description)
                            .build());
                case Peer.Members members -> groups.add(pair(txn, members, description));
            }
        }
        return IpPermission.builder()
                .ipProtocol(Protocols.name(traffic.protocol()))
                .fromPort(Protocols.from(traffic))
                .toPort(Protocols.to(traffic))
                .ipRanges(ranges)
                .ipv6Ranges(ranges6)
                .prefixListIds(lists)
                .userIdGroupPairs(groups)
                .build();
    }

    static UserIdGroupPair pair(ReadTxn txn, Peer.Members members, @Nullable String description) {
        boolean peered = !members.peering().isEmpty();
        return UserIdGroupPair.builder()
                .userId(members.owner())
                .groupId(members.group())
                .description(description)
                .vpcId(peered ? members.vpc() : null)
                .vpcPeeringConnectionId(peered ? members.peering() : null)
                .peeringStatus(peered ? peeringStatus(txn, members) : null)
                .build();
    }

    /** How the peering is over which a group is named. One that is over is forgotten after a while, its rules are not. */
    static String peeringStatus(ReadTxn txn, Peer.Members members) {
        var peering = Peering.get(txn, members.peering());
        return (peering == null ? PeeringState.DELETED : peering.state()).text();
    }

    static @Nullable String description(GroupRule rule) {
        return rule.description().isEmpty() ? null : rule.description();
    }
}
