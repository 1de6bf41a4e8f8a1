package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.ReferencedSecurityGroup;
import io.unkai.api.ec2.SecurityGroupRule;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;

/** Rules of security groups as answers show them. */
final class RuleViews {
    static final Filters<SecurityGroupRule> FILTERS = new Filters<SecurityGroupRule>()
            .on("group-id", SecurityGroupRule::groupId)
            .on("security-group-rule-id", SecurityGroupRule::securityGroupRuleId)
            .onTags(rule -> Ec2Tags.map(rule.tags()));
    /** What AWS shows for ports of protocols that have none. */
    private static final int NO_PORT = -1;

    private RuleViews() {}

    static SecurityGroupRule of(ReadTxn txn, GroupRule rule) {
        var from = Protocols.from(rule.traffic());
        var to = Protocols.to(rule.traffic());
        var view = SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(rule.group())
                .groupOwnerId(rule.key().account())
                .isEgress(rule.egress())
                .ipProtocol(Protocols.name(rule.traffic().protocol()))
                .fromPort(from == null ? NO_PORT : from)
                .toPort(to == null ? NO_PORT : to)
                .description(GroupViews.description(rule))
                .tags(Ec2Tags.of(txn, rule.key()));
        switch (rule.peer()) {
            case Peer.Addresses(var cidr) when cidr.v6() -> view.cidrIpv6(cidr.toString());
            case Peer.Addresses(var cidr) -> view.cidrIpv4(cidr.toString());
            case Peer.Prefixes(var list) -> view.prefixListId(list);
            case Peer.Members members -> view.referencedGroupInfo(group(txn, members));
        }
        return view.build();
    }

    private static ReferencedSecurityGroup group(ReadTxn txn, Peer.Members members) {
        boolean peered = !members.peering().isEmpty();
        return ReferencedSecurityGroup.builder()
                .groupId(members.group())
                .userId(members.owner())
                .vpcId(peered ? members.vpc() : null)
                .vpcPeeringConnectionId(peered ? members.peering() : null)
                .peeringStatus(peered ? GroupViews.peeringStatus(txn, members) : null)
                .build();
    }
}
