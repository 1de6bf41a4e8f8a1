package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.DeleteRolePermissionsBoundaryRequest;
import io.unkai.api.iam.DeleteRolePermissionsBoundaryResponse;
import io.unkai.api.iam.DeleteUserPermissionsBoundaryRequest;
import io.unkai.api.iam.DeleteUserPermissionsBoundaryResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.PutRolePermissionsBoundaryRequest;
import io.unkai.api.iam.PutRolePermissionsBoundaryResponse;
import io.unkai.api.iam.PutUserPermissionsBoundaryRequest;
import io.unkai.api.iam.PutUserPermissionsBoundaryResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Boundaries;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Principal;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;

/** Gives users and roles a permissions boundary, and takes it away. */
public final class BoundaryOperations {
    private final Boundaries boundaries;

    /** Boundaries of these policies. */
    public BoundaryOperations(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.PUT_USER_PERMISSIONS_BOUNDARY, this::putUser);
        on.on(Iam.DELETE_USER_PERMISSIONS_BOUNDARY, this::deleteUser);
        on.on(Iam.PUT_ROLE_PERMISSIONS_BOUNDARY, this::putRole);
        on.on(Iam.DELETE_ROLE_PERMISSIONS_BOUNDARY, this::deleteRole);
    }

    private PutUserPermissionsBoundaryResponse putUser(Call call, Txn txn, PutUserPermissionsBoundaryRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        USERS.put(txn, (User) boundaries.bound(txn, user, Texts.orEmpty(in.permissionsBoundary())));
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    private DeleteUserPermissionsBoundaryResponse deleteUser(
            Call call, Txn txn, DeleteUserPermissionsBoundaryRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        requireBoundary(user);
        USERS.put(txn, (User) boundaries.unbound(txn, user));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }

    private PutRolePermissionsBoundaryResponse putRole(Call call, Txn txn, PutRolePermissionsBoundaryRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        Attachments.requireModifiable(role);
        ROLES.put(txn, (Role) boundaries.bound(txn, role, Texts.orEmpty(in.permissionsBoundary())));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private DeleteRolePermissionsBoundaryResponse deleteRole(
            Call call, Txn txn, DeleteRolePermissionsBoundaryRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        Attachments.requireModifiable(role);
        requireBoundary(role);
        ROLES.put(txn, (Role) boundaries.unbound(txn, role));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    private static void requireBoundary(Principal principal) {
        if (principal.boundary().isEmpty()) {
            throw IamErrors.noSuchEntity(
                    principal.kind().word() + " " + principal.name() + " does not have a permissions boundary.");
        }
    }
}
