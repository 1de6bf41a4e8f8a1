package io.unkai.services.compute.ec2.group;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.PrefixList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds rules to a security group and finds those to remove. */
final class RuleChanges {
    /** How many rules a group may have in each direction. */
    static final Quota QUOTA = new Quota("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60);

    private RuleChanges() {}

    /** The rules of a group. */
    static List<GroupRule> of(ReadTxn txn, Group group) {
        return GroupRule.TABLE.within(txn, group.key()).stream()
                .filter(rule -> rule.group().equals(group.id()))
                .toList();
    }

    /** Adds rules, each under a new id. @throws ApiException where one of them is there, or there are too many */
    static List<GroupRule> add(Call call, Txn txn, Group group, List<GroupRule> wanted) {
        var all = new ArrayList<>(of(txn, group));
        var added = new ArrayList<GroupRule>();
        for (var rule : wanted) {
            if (all.stream().anyMatch(rule::same)) {
                throw duplicate(rule);
            }
            var made = new GroupRule(
                    Key.of(call, call.ids().next("sgr")),
                    rule.group(),
                    rule.egress(),
                    rule.traffic(),
                    rule.peer(),
                    rule.description());
            all.add(made);
            added.add(GroupRule.TABLE.put(txn, made));
        }
        checkQuota(call, txn, all);
        return added;
    }

    private static void checkQuota(Call call, ReadTxn txn, List<GroupRule> all) {
        for (boolean egress : new boolean[] {false, true}) {
            int count = all.stream()
                    .filter(rule -> rule.egress() == egress)
                    .mapToInt(rule -> weight(txn, rule))
                    .sum();
            if (count > QUOTA.value(txn, call.account(), call.region())) {
                throw new ApiException(
                        "RulesPerSecurityGroupLimitExceeded",
                        "The maximum number of rules per security group has been reached.");
            }
        }
    }

    private static int weight(ReadTxn txn, GroupRule rule) {
        if (!(rule.peer() instanceof Peer.Prefixes(var id))) {
            return 1;
        }
        var list = PrefixList.get(txn, rule.key().sibling(id));
        return list == null ? 1 : list.maxEntries();
    }

    private static ApiException duplicate(GroupRule rule) {
        return new ApiException(
                "InvalidPermission.Duplicate", "the specified rule \"" + describe(rule) + "\" already exists");
    }

    private static String describe(GroupRule rule) {
        var peer = switch (rule.peer()) {
            case Peer.Addresses(var cidr) -> cidr.toString();
            case Peer.Prefixes(var list) -> list;
            case Peer.Members members -> members.group();
        };
        return "peer: " + peer + ", " + traffic(rule.traffic()) + ", ALLOW";
    }

    private static String traffic(Traffic traffic) {
        if (traffic.protocol() == Traffic.ALL) {
            return "ALL";
        }
        var name = Protocols.name(traffic.protocol()).toUpperCase(Locale.ROOT);
        if (traffic.isIcmp()) {
            return name + ", type: " + traffic.from() + ", code: " + traffic.to();
        }
        return traffic.hasPorts() ? name + ", from port: " + traffic.from() + ", to port: " + traffic.to() : name;
    }
}
