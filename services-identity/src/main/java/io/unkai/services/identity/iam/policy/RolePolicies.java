package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.ROLES;

import io.unkai.api.iam.DeleteRolePolicyRequest;
import io.unkai.api.iam.DeleteRolePolicyResponse;
import io.unkai.api.iam.GetRolePolicyRequest;
import io.unkai.api.iam.GetRolePolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListRolePoliciesRequest;
import io.unkai.api.iam.ListRolePoliciesResponse;
import io.unkai.api.iam.PutRolePolicyRequest;
import io.unkai.api.iam.PutRolePolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Lists;

/** The operations on the inline policies of roles. */
public final class RolePolicies {
    private final Lists lists;

    /** Policies listed with these markers. */
    public RolePolicies(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.PUT_ROLE_POLICY, RolePolicies::put);
        on.onRead(Iam.GET_ROLE_POLICY, RolePolicies::get);
        on.onRead(Iam.LIST_ROLE_POLICIES, this::list);
        on.on(Iam.DELETE_ROLE_POLICY, RolePolicies::delete);
    }

    private static PutRolePolicyResponse put(Call call, Txn txn, PutRolePolicyRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        InlinePolicies.put(txn, role, in.policyName(), in.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    private static GetRolePolicyResponse get(Call call, ReadTxn txn, GetRolePolicyRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(in.policyName())
                .policyDocument(InlinePolicies.get(txn, role, in.policyName()))
                .build();
    }

    private ListRolePoliciesResponse list(Call call, ReadTxn txn, ListRolePoliciesRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        var page = InlinePolicies.list(lists, call, txn, role, in.marker(), in.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static DeleteRolePolicyResponse delete(Call call, Txn txn, DeleteRolePolicyRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        InlinePolicies.delete(txn, role, in.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }
}
