package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.DeleteUserPolicyRequest;
import io.unkai.api.iam.DeleteUserPolicyResponse;
import io.unkai.api.iam.GetUserPolicyRequest;
import io.unkai.api.iam.GetUserPolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListUserPoliciesRequest;
import io.unkai.api.iam.ListUserPoliciesResponse;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.iam.PutUserPolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Lists;

/** The operations on the inline policies of users. */
public final class UserPolicies {
    private final Lists lists;

    /** Policies listed with these markers. */
    public UserPolicies(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.PUT_USER_POLICY, UserPolicies::put);
        on.onRead(Iam.GET_USER_POLICY, UserPolicies::get);
        on.onRead(Iam.LIST_USER_POLICIES, this::list);
        on.on(Iam.DELETE_USER_POLICY, UserPolicies::delete);
    }

    private static PutUserPolicyResponse put(Call call, Txn txn, PutUserPolicyRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        InlinePolicies.put(txn, user, in.policyName(), in.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    private static GetUserPolicyResponse get(Call call, ReadTxn txn, GetUserPolicyRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        return GetUserPolicyResponse.builder()
                .userName(user.name())
                .policyName(in.policyName())
                .policyDocument(InlinePolicies.get(txn, user, in.policyName()))
                .build();
    }

    private ListUserPoliciesResponse list(Call call, ReadTxn txn, ListUserPoliciesRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        var page = InlinePolicies.list(lists, call, txn, user, in.marker(), in.maxItems());
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static DeleteUserPolicyResponse delete(Call call, Txn txn, DeleteUserPolicyRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        InlinePolicies.delete(txn, user, in.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }
}
