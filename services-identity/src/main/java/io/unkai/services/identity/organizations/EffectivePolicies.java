package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DescribeEffectivePolicyRequest;
import io.unkai.api.organizations.DescribeEffectivePolicyResponse;
import io.unkai.api.organizations.EffectivePolicy;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.inherit.Malformed;
import io.unkai.services.identity.organizations.inherit.PolicyGrammar;
import io.unkai.services.identity.organizations.inherit.TagRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policies of all levels come to for an account. */
public final class EffectivePolicies {
    void register(Changes on) {
        on.onRead(Organizations.DESCRIBE_EFFECTIVE_POLICY, this::describe);
    }

    private DescribeEffectivePolicyResponse describe(Call call, ReadTxn txn, DescribeEffectivePolicyRequest in) {
        var target = in.targetId() == null ? call.account() : in.targetId();
        var organization = target.equals(call.account()) ? Standing.member(txn, call) : Standing.reader(txn, call);
        var member = Tree.account(txn, organization, target);
        if (member == null) {
            throw Refusals.noTarget();
        }
        var kind = PolicyKind.find(in.policyType());
        var content = kind == null ? null : content(txn, organization, member, kind);
        if (kind == null || content == null) {
            throw new ApiException(
                    "EffectivePolicyNotFoundException",
                    "If you ran this action on the management account, this policy type is not enabled. If you ran the"
                            + " action on a member account, the account doesn't have an effective policy of this type."
                            + " Contact the administrator of your organization about attaching a policy of this type to"
                            + " the account.");
        }
        return DescribeEffectivePolicyResponse.builder()
                .effectivePolicy(EffectivePolicy.builder()
                        .policyContent(content)
                        .policyType(kind.name())
                        .targetId(target)
                        .lastUpdatedTimestamp(OrganizationGeneration.changed(txn, organization))
                        .build())
                .build();
    }

    /** What the tag policies of its organization want of an account's tags. */
    public static List<TagRule> tags(ReadTxn txn, String account) {
        var organization = Standing.find(txn, account);
        var member = organization == null ? null : Tree.account(txn, organization, account);
        if (organization == null || member == null || !organization.enables(PolicyKind.TAG_POLICY)) {
            return List.of();
        }
        try {
            return TagRule.of(levels(txn, organization, member, PolicyKind.TAG_POLICY));
        } catch (Malformed stored) {
            throw unchecked(stored);
        }
    }

    private static @Nullable String content(
            ReadTxn txn, Organization organization, Membership member, PolicyKind kind) {
        var grammar = kind.inherited();
        if (grammar == null || !organization.enables(kind)) {
            return null;
        }
        var levels = levels(txn, organization, member, kind);
        return levels.stream().allMatch(List::isEmpty) ? null : merge(grammar, levels);
    }

    private static List<List<String>> levels(
            ReadTxn txn, Organization organization, Membership member, PolicyKind kind) {
        var targets = Tree.path(txn, organization, member.parent());
        targets.add(member.account());
        return targets.stream()
                .map(target -> Attachments.of(txn, organization, target, kind).stream()
                        .map(StoredPolicy::content)
                        .toList())
                .toList();
    }

    private static String merge(PolicyGrammar grammar, List<List<String>> levels) {
        try {
            return grammar.merge(levels);
        } catch (Malformed stored) {
            throw unchecked(stored);
        }
    }

    private static IllegalStateException unchecked(Malformed stored) {
        return new IllegalStateException("a policy was stored unchecked", stored);
    }
}
