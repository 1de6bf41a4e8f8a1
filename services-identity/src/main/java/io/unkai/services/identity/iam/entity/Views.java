package io.unkai.services.identity.iam.entity;

import io.unkai.api.iam.AttachedPermissionsBoundary;
import io.unkai.api.iam.RoleLastUsed;
import io.unkai.kernel.store.ReadTxn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entities as the API shows them: briefly in lists, whole where one is asked for. */
public final class Views {
    private Views() {}

    /** A user in a list. */
    public static io.unkai.api.iam.User brief(ReadTxn txn, User user) {
        var signIn = LastUse.of(txn, user.account(), user.id());
        return io.unkai.api.iam.User.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(user.arn())
                .createDate(user.created())
                .passwordLastUsed(signIn == null ? null : signIn.time())
                .build();
    }

    /** A user with its boundary and tags. */
    public static io.unkai.api.iam.User whole(ReadTxn txn, User user) {
        var tags = Tagging.list(txn, user.account(), user.arn());
        return brief(txn, user).toBuilder()
                .permissionsBoundary(boundary(user))
                .tags(tags.isEmpty() ? null : tags)
                .build();
    }

    /** A group. */
    public static io.unkai.api.iam.Group of(Group group) {
        return io.unkai.api.iam.Group.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(group.arn())
                .createDate(group.created())
                .build();
    }

    /** A role in a list. */
    public static io.unkai.api.iam.Role brief(Role role) {
        return io.unkai.api.iam.Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(role.created())
                .assumeRolePolicyDocument(Texts.encoded(role.trust()))
                .description(Texts.orNull(role.description()))
                .maxSessionDuration(role.maxSession())
                .build();
    }

    /** A role with its boundary, tags and last use. */
    public static io.unkai.api.iam.Role whole(ReadTxn txn, Role role) {
        var tags = Tagging.list(txn, role.account(), role.arn());
        return brief(role).toBuilder()
                .permissionsBoundary(boundary(role))
                .tags(tags.isEmpty() ? null : tags)
                .roleLastUsed(lastUsed(txn, role))
                .build();
    }

    /** When a role was last used; empty where it never was. */
    public static RoleLastUsed lastUsed(ReadTxn txn, Role role) {
        var use = LastUse.of(txn, role.account(), role.id());
        return use == null
                ? RoleLastUsed.builder().build()
                : RoleLastUsed.builder()
                        .lastUsedDate(use.time())
                        .region(use.region())
                        .build();
    }

    /** An instance profile with its role. */
    public static io.unkai.api.iam.InstanceProfile of(ReadTxn txn, InstanceProfile profile) {
        var role = profile.role().isEmpty() ? null : Entities.ROLES.byId(txn, profile.account(), profile.role());
        return io.unkai.api.iam.InstanceProfile.builder()
                .path(profile.path())
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.id())
                .arn(profile.arn())
                .createDate(profile.created())
                .roles(role == null ? List.of() : List.of(brief(role)))
                .build();
    }

    /** An instance profile with its role and tags. */
    public static io.unkai.api.iam.InstanceProfile whole(ReadTxn txn, InstanceProfile profile) {
        return of(txn, profile).toBuilder()
                .tags(Tagging.list(txn, profile.account(), profile.arn()))
                .build();
    }

    /** The permissions boundary of a user or role, or null. */
    public static @Nullable AttachedPermissionsBoundary boundary(Principal principal) {
        return principal.boundary().isEmpty()
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType("Policy")
                        .permissionsBoundaryArn(principal.boundary())
                        .build();
    }
}
