package io.unkai.services.identity.iam.account;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.PROFILES;

import io.unkai.api.iam.AttachedPolicy;
import io.unkai.api.iam.GroupDetail;
import io.unkai.api.iam.InstanceProfile;
import io.unkai.api.iam.PolicyDetail;
import io.unkai.api.iam.RoleDetail;
import io.unkai.api.iam.UserDetail;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.entity.Views;
import io.unkai.services.identity.iam.policy.Attachments;
import io.unkai.services.identity.iam.policy.PolicyViews;
import java.util.List;

/** Users, groups and roles with everything that authorises them. */
final class Details {
    private Details() {}

    static UserDetail of(ReadTxn txn, User user) {
        return UserDetail.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(user.arn())
                .createDate(user.created())
                .userPolicyList(inline(txn, user))
                .groupList(groups(txn, user))
                .attachedManagedPolicies(attached(txn, user))
                .permissionsBoundary(Views.boundary(user))
                .tags(Tagging.list(txn, user.account(), user.arn()))
                .build();
    }

    static GroupDetail of(ReadTxn txn, Group group) {
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(group.arn())
                .createDate(group.created())
                .groupPolicyList(inline(txn, group))
                .attachedManagedPolicies(attached(txn, group))
                .build();
    }

    static RoleDetail of(ReadTxn txn, Role role) {
        return RoleDetail.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(role.created())
                .assumeRolePolicyDocument(Texts.encoded(role.trust()))
                .instanceProfileList(profiles(txn, role))
                .rolePolicyList(inline(txn, role))
                .attachedManagedPolicies(attached(txn, role))
                .permissionsBoundary(Views.boundary(role))
                .tags(Tagging.list(txn, role.account(), role.arn()))
                .roleLastUsed(Views.lastUsed(txn, role))
                .build();
    }

    private static List<PolicyDetail> inline(ReadTxn txn, Entity owner) {
        return Owned.INLINE.all(
                txn,
                owner.account(),
                owner.id(),
                policy -> PolicyDetail.builder()
                        .policyName(policy.id())
                        .policyDocument(Texts.encoded(policy.value().json()))
                        .build());
    }

    private static List<AttachedPolicy> attached(ReadTxn txn, Entity owner) {
        return PolicyViews.attached(Attachments.of(txn, owner));
    }

    private static List<String> groups(ReadTxn txn, User user) {
        return Owned.MEMBERSHIPS.all(txn, user.account(), user.id(), membership -> {
            var group = GROUPS.byId(txn, user.account(), membership.id());
            return group == null ? null : group.name();
        });
    }

    private static List<InstanceProfile> profiles(ReadTxn txn, Role role) {
        return Owned.PROFILES.all(txn, role.account(), role.id(), item -> {
            var profile = PROFILES.byId(txn, role.account(), item.id());
            return profile == null ? null : Views.of(txn, profile);
        });
    }
}
