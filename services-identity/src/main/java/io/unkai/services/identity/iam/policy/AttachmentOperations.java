package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.AttachGroupPolicyResponse;
import io.unkai.api.iam.AttachRolePolicyResponse;
import io.unkai.api.iam.AttachUserPolicyResponse;
import io.unkai.api.iam.AttachedPolicy;
import io.unkai.api.iam.DetachGroupPolicyResponse;
import io.unkai.api.iam.DetachRolePolicyResponse;
import io.unkai.api.iam.DetachUserPolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAttachedGroupPoliciesResponse;
import io.unkai.api.iam.ListAttachedRolePoliciesResponse;
import io.unkai.api.iam.ListAttachedUserPoliciesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Texts;
import org.jspecify.annotations.Nullable;

/** Attaches managed policies to users, groups and roles, and detaches them. */
public final class AttachmentOperations {
    private final Lists lists;

    /** Attached policies listed with these markers. */
    public AttachmentOperations(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        attach(on);
        detach(on);
        list(on);
    }

    private static void attach(Changes on) {
        on.on(Iam.ATTACH_USER_POLICY, (call, txn, in) -> {
            Attachments.attach(txn, USERS.require(txn, call.account(), in.userName()), in.policyArn());
            return AttachUserPolicyResponse.builder().build();
        });
        on.on(Iam.ATTACH_GROUP_POLICY, (call, txn, in) -> {
            Attachments.attach(txn, GROUPS.require(txn, call.account(), in.groupName()), in.policyArn());
            return AttachGroupPolicyResponse.builder().build();
        });
        on.on(Iam.ATTACH_ROLE_POLICY, (call, txn, in) -> {
            Attachments.attach(txn, ROLES.require(txn, call.account(), in.roleName()), in.policyArn());
            return AttachRolePolicyResponse.builder().build();
        });
    }

    private static void detach(Changes on) {
        on.on(Iam.DETACH_USER_POLICY, (call, txn, in) -> {
            Attachments.detach(txn, USERS.require(txn, call.account(), in.userName()), in.policyArn());
            return DetachUserPolicyResponse.builder().build();
        });
        on.on(Iam.DETACH_GROUP_POLICY, (call, txn, in) -> {
            Attachments.detach(txn, GROUPS.require(txn, call.account(), in.groupName()), in.policyArn());
            return DetachGroupPolicyResponse.builder().build();
        });
        on.on(Iam.DETACH_ROLE_POLICY, (call, txn, in) -> {
            Attachments.detach(txn, ROLES.require(txn, call.account(), in.roleName()), in.policyArn());
            return DetachRolePolicyResponse.builder().build();
        });
    }

    private void list(Changes on) {
        on.onRead(Iam.LIST_ATTACHED_USER_POLICIES, (call, txn, in) -> {
            var user = USERS.require(txn, call.account(), in.userName());
            var page = page(call, txn, user, in.pathPrefix(), in.marker(), in.maxItems());
            return ListAttachedUserPoliciesResponse.builder()
                    .attachedPolicies(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
        on.onRead(Iam.LIST_ATTACHED_GROUP_POLICIES, (call, txn, in) -> {
            var group = GROUPS.require(txn, call.account(), in.groupName());
            var page = page(call, txn, group, in.pathPrefix(), in.marker(), in.maxItems());
            return ListAttachedGroupPoliciesResponse.builder()
                    .attachedPolicies(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
        on.onRead(Iam.LIST_ATTACHED_ROLE_POLICIES, (call, txn, in) -> {
            var role = ROLES.require(txn, call.account(), in.roleName());
            var page = page(call, txn, role, in.pathPrefix(), in.marker(), in.maxItems());
            return ListAttachedRolePoliciesResponse.builder()
                    .attachedPolicies(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private Lists.Listed<AttachedPolicy> page(
            Call call,
            ReadTxn txn,
            Entity entity,
            @Nullable String pathPrefix,
            @Nullable String marker,
            @Nullable Integer maxItems) {
        var prefix = Texts.path(pathPrefix);
        var attached = PolicyViews.attached(Attachments.of(txn, entity).stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .toList());
        return lists.list(
                call,
                attached,
                policy -> Texts.orEmpty(policy.policyArn()),
                new Lists.Wanted(entity.id() + prefix, marker, maxItems));
    }
}
