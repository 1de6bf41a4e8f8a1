package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.AuthorizeSecurityGroupEgressRequest;
import io.unkai.api.ec2.AuthorizeSecurityGroupEgressResult;
import io.unkai.api.ec2.AuthorizeSecurityGroupIngressRequest;
import io.unkai.api.ec2.AuthorizeSecurityGroupIngressResult;
import io.unkai.api.ec2.DescribeSecurityGroupRulesRequest;
import io.unkai.api.ec2.DescribeSecurityGroupRulesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.SecurityGroupRule;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that add and list the rules of security groups. */
public final class Rules {
    private final Listing<GroupRule, SecurityGroupRule> listing;

    /** @param tokens continue lists */
    public Rules(Tokens tokens) {
        this.listing = new Listing<>(tokens, GroupRule.TABLE, RuleViews::of, RuleViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS, this::ingress);
        on.on(Ec2.AUTHORIZE_SECURITY_GROUP_EGRESS, this::egress);
        on.on(Ec2.DESCRIBE_SECURITY_GROUP_RULES, DefaultVpc.first(this::describe));
        new Revocations().register(on);
        new RuleEdits().register(on);
        registry.add(GroupRule.TABLE);
    }

    private AuthorizeSecurityGroupIngressResult ingress(Call call, Txn txn, AuthorizeSecurityGroupIngressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), in.groupName());
        var single = single(
                in.ipProtocol(),
                in.fromPort(),
                in.toPort(),
                in.cidrIp(),
                in.sourceSecurityGroupName(),
                in.sourceSecurityGroupOwnerId());
        var rules = new Permissions(call, txn, group, false).rules(in.ipPermissions(), single);
        return AuthorizeSecurityGroupIngressResult.builder()
                .return_(true)
                .securityGroupRules(add(call, txn, group, rules, in.tagSpecifications()))
                .build();
    }

    private AuthorizeSecurityGroupEgressResult egress(Call call, Txn txn, AuthorizeSecurityGroupEgressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), null);
        var single = single(
                in.ipProtocol(),
                in.fromPort(),
                in.toPort(),
                in.cidrIp(),
                in.sourceSecurityGroupName(),
                in.sourceSecurityGroupOwnerId());
        var rules = new Permissions(call, txn, group, true).rules(in.ipPermissions(), single);
        return AuthorizeSecurityGroupEgressResult.builder()
                .return_(true)
                .securityGroupRules(add(call, txn, group, rules, in.tagSpecifications()))
                .build();
    }

    /** The one permission that the older members make, or null where none of them is set. */
    static @Nullable IpPermission single(
            @Nullable String protocol,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String cidr,
            @Nullable String groupName,
            @Nullable String groupOwner) {
        if (protocol == null && cidr == null && groupName == null) {
            return null;
        }
        var permission = IpPermission.builder()
                .ipProtocol(protocol == null ? "-1" : protocol)
                .fromPort(from)
                .toPort(to);
        if (cidr != null) {
            permission.ipRanges(List.of(IpRange.builder().cidrIp(cidr).build()));
        }
        if (groupName != null) {
            permission.userIdGroupPairs(List.of(UserIdGroupPair.builder()
                    .groupName(groupName)
                    .userId(groupOwner)
                    .build()));
        }
        return permission.build();
    }

    private static List<SecurityGroupRule> add(
            Call call, Txn txn, Group group, List<GroupRule> rules, @Nullable List<TagSpecification> specifications) {
        if (rules.isEmpty()) {
            throw Ec2Errors.missing("ipPermissions");
        }
        var tags = Ec2Tags.asked(specifications, Kind.GROUP_RULE, List.of(Kind.GROUP_RULE));
        var added = RuleChanges.add(call, txn, group, rules);
        added.forEach(rule -> Ec2Tags.create(call, txn, Kind.GROUP_RULE, rule.key(), tags));
        Wanted.changed(txn, group.vpcKey());
        return added.stream().map(rule -> RuleViews.of(txn, rule)).toList();
    }

    private DescribeSecurityGroupRulesResult describe(Call call, ReadTxn txn, DescribeSecurityGroupRulesRequest in) {
        var page = listing.list(
                call, txn, Asked.of(in.securityGroupRuleIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeSecurityGroupRulesResult.builder()
                .securityGroupRules(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
