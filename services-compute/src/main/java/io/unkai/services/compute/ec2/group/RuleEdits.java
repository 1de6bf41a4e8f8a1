package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.ModifySecurityGroupRulesRequest;
import io.unkai.api.ec2.ModifySecurityGroupRulesResult;
import io.unkai.api.ec2.SecurityGroupRuleDescription;
import io.unkai.api.ec2.SecurityGroupRuleRequest;
import io.unkai.api.ec2.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import io.unkai.api.ec2.UpdateSecurityGroupRuleDescriptionsEgressResult;
import io.unkai.api.ec2.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import io.unkai.api.ec2.UpdateSecurityGroupRuleDescriptionsIngressResult;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations that change rules of security groups in place. */
final class RuleEdits {
    void register(Handlers on) {
        on.on(Ec2.MODIFY_SECURITY_GROUP_RULES, this::modify);
        on.on(Ec2.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_INGRESS, this::ingress);
        on.on(Ec2.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_EGRESS, this::egress);
    }

    private ModifySecurityGroupRulesResult modify(Call call, Txn txn, ModifySecurityGroupRulesRequest in) {
        var group = Finder.find(call, txn, in.groupId(), null);
        for (var update : Parts.list(in.securityGroupRules())) {
            var old = rule(txn, group, update.securityGroupRuleId());
            var asked = update.securityGroupRule();
            if (asked == null) {
                throw Ec2Errors.missing("SecurityGroupRule.SecurityGroupRule");
            }
            var peer = peer(call, txn, group, asked);
            if (!kind(peer).equals(kind(old.peer()))) {
                throw Ec2Errors.invalidValue(
                        "You may not specify " + kind(peer) + " for an existing " + noun(kind(old.peer())) + " rule.");
            }
            var changed = new GroupRule(
                    old.key(),
                    group.id(),
                    old.egress(),
                    Protocols.traffic(asked.ipProtocol(), asked.fromPort(), asked.toPort()),
                    peer,
                    Permissions.checked(asked.description()));
            boolean twice = RuleChanges.of(txn, group).stream()
                    .anyMatch(other -> !other.id().equals(old.id()) && other.same(changed));
            if (twice) {
                throw new ApiException(
                        "InvalidPermission.Duplicate", "the specified rule of " + old.id() + " already exists");
            }
            GroupRule.TABLE.put(txn, changed);
        }
        Wanted.changed(txn, group.vpcKey());
        return ModifySecurityGroupRulesResult.builder().return_(true).build();
    }

    private static GroupRule rule(ReadTxn txn, Group group, @Nullable String id) {
        var rule = id == null ? null : GroupRule.TABLE.get(txn, group.key().sibling(id));
        if (rule == null || !rule.group().equals(group.id())) {
            throw Kind.GROUP_RULE.absent(String.valueOf(id));
        }
        return rule;
    }

    /** What a rule is about, which stays. */
    private static String kind(Peer peer) {
        return switch (peer) {
            case Peer.Addresses(var cidr) when cidr.v6() -> "an IPv6 CIDR";
            case Peer.Addresses _ -> "an IPv4 CIDR";
            case Peer.Prefixes _ -> "a prefix list";
            case Peer.Members _ -> "a referenced group id";
        };
    }

    private static String noun(String kind) {
        return kind.substring(kind.indexOf(' ') + 1);
    }

    private static Peer peer(Call call, ReadTxn txn, Group group, SecurityGroupRuleRequest asked) {
        long given = Stream.of(asked.cidrIpv4(), asked.cidrIpv6(), asked.prefixListId(), asked.referencedGroupId())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw Ec2Errors.combination(
                    "Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId is required.");
        }
        if (asked.cidrIpv4() != null) {
            return new Peer.Addresses(Cidrs.ipv4("CidrIpv4", asked.cidrIpv4()));
        }
        if (asked.cidrIpv6() != null) {
            return new Peer.Addresses(Cidrs.ipv6("CidrIpv6", asked.cidrIpv6()));
        }
        return asked.prefixListId() != null
                ? PeerFinder.prefixes(call, txn, asked.prefixListId())
                : PeerFinder.group(
                        call,
                        txn,
                        group,
                        UserIdGroupPair.builder()
                                .groupId(asked.referencedGroupId())
                                .build());
    }

    private UpdateSecurityGroupRuleDescriptionsIngressResult ingress(
            Call call, Txn txn, UpdateSecurityGroupRuleDescriptionsIngressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), in.groupName());
        describe(call, txn, group, false, in.ipPermissions(), in.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsIngressResult.builder()
                .return_(true)
                .build();
    }

    private UpdateSecurityGroupRuleDescriptionsEgressResult egress(
            Call call, Txn txn, UpdateSecurityGroupRuleDescriptionsEgressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), in.groupName());
        describe(call, txn, group, true, in.ipPermissions(), in.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsEgressResult.builder()
                .return_(true)
                .build();
    }

    private static void describe(
            Call call,
            Txn txn,
            Group group,
            boolean egress,
            @Nullable List<IpPermission> permissions,
            @Nullable List<SecurityGroupRuleDescription> byId) {
        var there = RuleChanges.of(txn, group);
        for (var wanted : new Permissions(call, txn, group, egress).rules(permissions, null)) {
            var rule = there.stream().filter(wanted::same).findFirst().orElseThrow(Revocations::absent);
            GroupRule.TABLE.put(txn, rule.described(wanted.description()));
        }
        for (var one : Parts.list(byId)) {
            var rule = rule(txn, group, one.securityGroupRuleId());
            if (rule.egress() != egress) {
                throw Kind.GROUP_RULE.absent(rule.id());
            }
            GroupRule.TABLE.put(txn, rule.described(Permissions.checked(one.description())));
        }
    }
}
