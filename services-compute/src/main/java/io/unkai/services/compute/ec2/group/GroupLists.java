package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.DescribeStaleSecurityGroupsRequest;
import io.unkai.api.ec2.DescribeStaleSecurityGroupsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetSecurityGroupsForVpcRequest;
import io.unkai.api.ec2.GetSecurityGroupsForVpcResult;
import io.unkai.api.ec2.SecurityGroupForVpc;
import io.unkai.api.ec2.StaleIpPermission;
import io.unkai.api.ec2.StaleSecurityGroup;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;

/** Lists of security groups of one VPC: all, and those with rules that name a group that is gone. */
record GroupLists(Tokens tokens) {
    private static final Filters<SecurityGroupForVpc> FILTERS = new Filters<SecurityGroupForVpc>()
            .on("group-id", SecurityGroupForVpc::groupId)
            .on("description", SecurityGroupForVpc::description)
            .on("group-name", SecurityGroupForVpc::groupName)
            .on("owner-id", SecurityGroupForVpc::ownerId)
            .on("primary-vpc-id", SecurityGroupForVpc::primaryVpcId)
            .onTags(group -> Ec2Tags.map(group.tags()));

    void register(Handlers on) {
        on.onRead(Ec2.GET_SECURITY_GROUPS_FOR_VPC, this::ofVpc);
        on.onRead(Ec2.DESCRIBE_STALE_SECURITY_GROUPS, this::stale);
    }

    private GetSecurityGroupsForVpcResult ofVpc(Call call, ReadTxn txn, GetSecurityGroupsForVpcRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var all = Group.TABLE.within(txn, vpc.key()).stream()
                .map(group -> SecurityGroupForVpc.builder()
                        .groupId(group.id())
                        .groupName(group.name())
                        .description(group.description())
                        .ownerId(group.key().account())
                        .primaryVpcId(vpc.id())
                        .tags(Ec2Tags.of(txn, group.key()))
                        .build())
                .filter(FILTERS.all(asked.filters()))
                .toList();
        var page =
                Pages.page(call, tokens, "groups of " + vpc.id(), all, group -> String.valueOf(group.groupId()), asked);
        return GetSecurityGroupsForVpcResult.builder()
                .securityGroupForVpcs(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeStaleSecurityGroupsResult stale(Call call, ReadTxn txn, DescribeStaleSecurityGroupsRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var asked = Asked.of(null, null, in.maxResults(), in.nextToken());
        var all = Group.TABLE.within(txn, vpc.key()).stream()
                .filter(group -> RuleChanges.of(txn, group).stream().anyMatch(rule -> stale(txn, vpc, rule)))
                .map(group -> view(txn, vpc, group))
                .toList();
        var page = Pages.page(
                call, tokens, "stale groups of " + vpc.id(), all, group -> String.valueOf(group.groupId()), asked);
        return DescribeStaleSecurityGroupsResult.builder()
                .staleSecurityGroupSet(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** A rule through a peering that is gone, or to a group that is. */
    private static boolean stale(ReadTxn txn, Vpc vpc, GroupRule rule) {
        if (!(rule.peer() instanceof Peer.Members members) || members.peering().isEmpty()) {
            return false;
        }
        for (var peering : Peering.active(txn, vpc.key())) {
            if (peering.id().equals(members.peering())) {
                var other = peering.otherSide(vpc.key());
                return Group.TABLE.get(txn, new Key(members.owner(), other.region(), members.group())) == null;
            }
        }
        return true;
    }

    private static StaleSecurityGroup view(ReadTxn txn, Vpc vpc, Group group) {
        return StaleSecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(vpc.id())
                .staleIpPermissions(permissions(txn, vpc, group, false))
                .staleIpPermissionsEgress(permissions(txn, vpc, group, true))
                .build();
    }

    private static List<StaleIpPermission> permissions(ReadTxn txn, Vpc vpc, Group group, boolean egress) {
        return RuleChanges.of(txn, group).stream()
                .filter(rule -> rule.egress() == egress && stale(txn, vpc, rule))
                .map(rule -> StaleIpPermission.builder()
                        .ipProtocol(Protocols.name(rule.traffic().protocol()))
                        .fromPort(Protocols.from(rule.traffic()))
                        .toPort(Protocols.to(rule.traffic()))
                        .userIdGroupPairs(List.of(GroupViews.pair(txn, (Peer.Members) rule.peer(), null)))
                        .build())
                .toList();
    }
}
