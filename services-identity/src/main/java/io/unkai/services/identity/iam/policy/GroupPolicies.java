package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;

import io.unkai.api.iam.DeleteGroupPolicyRequest;
import io.unkai.api.iam.DeleteGroupPolicyResponse;
import io.unkai.api.iam.GetGroupPolicyRequest;
import io.unkai.api.iam.GetGroupPolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListGroupPoliciesRequest;
import io.unkai.api.iam.ListGroupPoliciesResponse;
import io.unkai.api.iam.PutGroupPolicyRequest;
import io.unkai.api.iam.PutGroupPolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Lists;

/** The operations on the inline policies of groups. */
public final class GroupPolicies {
    private final Lists lists;

    /** Policies listed with these markers. */
    public GroupPolicies(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.PUT_GROUP_POLICY, GroupPolicies::put);
        on.onRead(Iam.GET_GROUP_POLICY, GroupPolicies::get);
        on.onRead(Iam.LIST_GROUP_POLICIES, this::list);
        on.on(Iam.DELETE_GROUP_POLICY, GroupPolicies::delete);
    }

    private static PutGroupPolicyResponse put(Call call, Txn txn, PutGroupPolicyRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        InlinePolicies.put(txn, group, in.policyName(), in.policyDocument());
        return PutGroupPolicyResponse.builder().build();
    }

    private static GetGroupPolicyResponse get(Call call, ReadTxn txn, GetGroupPolicyRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        return GetGroupPolicyResponse.builder()
                .groupName(group.name())
                .policyName(in.policyName())
                .policyDocument(InlinePolicies.get(txn, group, in.policyName()))
                .build();
    }

    private ListGroupPoliciesResponse list(Call call, ReadTxn txn, ListGroupPoliciesRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        var page = InlinePolicies.list(lists, call, txn, group, in.marker(), in.maxItems());
        return ListGroupPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static DeleteGroupPolicyResponse delete(Call call, Txn txn, DeleteGroupPolicyRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        InlinePolicies.delete(txn, group, in.policyName());
        return DeleteGroupPolicyResponse.builder().build();
    }
}
