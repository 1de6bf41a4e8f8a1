package io.unkai.services.identity.iam.role;

import static io.unkai.services.identity.iam.entity.Entities.PROFILES;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;

import io.unkai.api.iam.AddRoleToInstanceProfileRequest;
import io.unkai.api.iam.AddRoleToInstanceProfileResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.RemoveRoleFromInstanceProfileRequest;
import io.unkai.api.iam.RemoveRoleFromInstanceProfileResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Owned;

/** Puts a role into an instance profile and takes it out; a profile holds one. */
final class ProfileRoles {
    private ProfileRoles() {}

    static void register(Changes on) {
        on.on(Iam.ADD_ROLE_TO_INSTANCE_PROFILE, ProfileRoles::add);
        on.on(Iam.REMOVE_ROLE_FROM_INSTANCE_PROFILE, ProfileRoles::remove);
    }

    private static AddRoleToInstanceProfileResponse add(Call call, Txn txn, AddRoleToInstanceProfileRequest in) {
        var profile = PROFILES.require(txn, call.account(), in.instanceProfileName());
        var role = ROLES.require(txn, call.account(), in.roleName());
        if (role.linked()) {
            throw IamErrors.unmodifiable(role);
        }
        if (!profile.role().isEmpty()) {
            throw IamErrors.quota("InstanceSessionsPerInstanceProfile", 1);
        }
        PROFILES.put(txn, profile.with(role.id()));
        Owned.PROFILES.put(txn, call.account(), role.id(), profile.id(), Owned.Present.HERE);
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    private static RemoveRoleFromInstanceProfileResponse remove(
            Call call, Txn txn, RemoveRoleFromInstanceProfileRequest in) {
        var profile = PROFILES.require(txn, call.account(), in.instanceProfileName());
        var role = ROLES.require(txn, call.account(), in.roleName());
        if (!profile.role().equals(role.id())) {
            throw IamErrors.noSuchEntity("Role " + role.name() + " is not in instance profile " + profile.name() + ".");
        }
        PROFILES.put(txn, profile.with(""));
        Owned.PROFILES.delete(txn, call.account(), role.id(), profile.id());
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }
}
