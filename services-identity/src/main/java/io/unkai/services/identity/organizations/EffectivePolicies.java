package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DescribeEffectivePolicyRequest;
import io.unkai.api.organizations.DescribeEffectivePolicyResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;

/**
 * What the policies of all levels come to for an account. Only kinds that are not available here, as tag policies, come to one policy; so
 * no account has any.
 */
final class EffectivePolicies {
    void register(Changes on) {
        on.onRead(Organizations.DESCRIBE_EFFECTIVE_POLICY, this::describe);
    }

    private DescribeEffectivePolicyResponse describe(Call call, ReadTxn txn, DescribeEffectivePolicyRequest in) {
        var target = in.targetId() == null ? call.account() : in.targetId();
        var organization = target.equals(call.account()) ? Standing.member(txn, call) : Standing.reader(txn, call);
        if (Tree.account(txn, organization, target) == null) {
            throw Refusals.noTarget();
        }
        throw new ApiException(
                "EffectivePolicyNotFoundException",
                "The account has no effective policy of this type, because the organization has not enabled the type.");
    }
}
