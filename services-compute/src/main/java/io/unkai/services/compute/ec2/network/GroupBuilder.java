package io.unkai.services.compute.ec2.network;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.SecurityGroup;
import io.unkai.planes.network.SecurityGroup.Rule;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PrefixList;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The security groups that a VPC's interfaces have, and the members of groups of peered VPCs that their rules name. */
final class GroupBuilder {
    private final ReadTxn txn;
    private final Vpc vpc;
    private final List<SecurityGroup> groups = new ArrayList<>();
    private final Map<String, List<Ip>> foreign = new TreeMap<>();

    GroupBuilder(ReadTxn txn, Vpc vpc, List<Eni> enis) {
        this.txn = txn;
        this.vpc = vpc;
        var used = new TreeSet<String>();
        enis.forEach(eni -> used.addAll(eni.groups()));
        used.forEach(id -> groups.add(group(id)));
    }

    List<SecurityGroup> groups() {
        return groups;
    }

    List<Network.GroupMembers> foreign() {
        return foreign.entrySet().stream()
                .map(entry -> new Network.GroupMembers(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SecurityGroup group(String id) {
        var rules = GroupRule.TABLE.within(txn, vpc.key().sibling(id)).stream()
                .filter(rule -> rule.group().equals(id))
                .toList();
        return new SecurityGroup(id, rules(rules, false), rules(rules, true));
    }

    private List<Rule> rules(List<GroupRule> rules, boolean egress) {
        return rules.stream()
                .filter(rule -> rule.egress() == egress)
                .flatMap(this::rules)
                .toList();
    }

    private Stream<Rule> rules(GroupRule rule) {
        return peers(rule).map(peer -> new Rule(rule.id(), rule.traffic(), peer));
    }

    private Stream<SecurityGroup.Peer> peers(GroupRule rule) {
        return switch (rule.peer()) {
            case Peer.Addresses(var cidr) -> Stream.of(new SecurityGroup.Peer.Block(cidr));
            case Peer.Prefixes(var id) -> prefixes(rule.key().sibling(id));
            case Peer.Members members -> {
                if (!members.peering().isEmpty()) {
                    foreign.computeIfAbsent(members.group(), group -> members(members));
                }
                yield Stream.of(new SecurityGroup.Peer.Group(members.group()));
            }
        };
    }

    private Stream<SecurityGroup.Peer> prefixes(Key key) {
        var list = PrefixList.get(txn, key);
        return list == null
                ? Stream.of()
                : list.current().entries().stream().map(entry -> new SecurityGroup.Peer.Block(entry.cidr()));
    }

    /** Of a stale rule, whose peering or group is gone, nobody is a member. */
    private List<Ip> members(Peer.Members members) {
        for (var peering : Peering.active(txn, vpc.key())) {
            if (peering.id().equals(members.peering())) {
                var other = peering.otherSide(vpc.key());
                return Eni.TABLE.within(txn, other.sibling(members.group())).stream()
                        .flatMap(eni -> eni.ips().stream())
                        .toList();
            }
        }
        return List.of();
    }
}
