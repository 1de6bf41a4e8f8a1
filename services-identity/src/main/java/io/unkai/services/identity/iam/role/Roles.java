package io.unkai.services.identity.iam.role;

import static io.unkai.services.identity.iam.entity.Entities.ROLES;

import io.unkai.api.iam.CreateRoleRequest;
import io.unkai.api.iam.CreateRoleResponse;
import io.unkai.api.iam.DeleteRoleRequest;
import io.unkai.api.iam.DeleteRoleResponse;
import io.unkai.api.iam.GetRoleRequest;
import io.unkai.api.iam.GetRoleResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListRolesRequest;
import io.unkai.api.iam.ListRolesResponse;
import io.unkai.api.iam.UpdateAssumeRolePolicyRequest;
import io.unkai.api.iam.UpdateAssumeRolePolicyResponse;
import io.unkai.api.iam.UpdateRoleDescriptionRequest;
import io.unkai.api.iam.UpdateRoleDescriptionResponse;
import io.unkai.api.iam.UpdateRoleRequest;
import io.unkai.api.iam.UpdateRoleResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.access.ServiceUse;
import io.unkai.services.identity.iam.entity.Boundaries;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.PolicyDocuments;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.Views;
import org.jspecify.annotations.Nullable;

/** Creates, finds, changes and deletes roles. */
public final class Roles {
    private static final int HOUR = 3600;
    private static final String RESERVED_PATH = "/aws-service-role/";

    private final Lists lists;
    private final Boundaries boundaries;

    /** Roles listed with these markers, bounded by policies that these boundaries find. */
    public Roles(Lists lists, Boundaries boundaries) {
        this.lists = lists;
        this.boundaries = boundaries;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_ROLE, this::create);
        on.onRead(Iam.GET_ROLE, this::get);
        on.onRead(Iam.LIST_ROLES, this::list);
        on.on(Iam.UPDATE_ROLE, this::update);
        on.on(Iam.UPDATE_ROLE_DESCRIPTION, this::describe);
        on.on(Iam.UPDATE_ASSUME_ROLE_POLICY, this::trust);
        on.on(Iam.DELETE_ROLE, this::delete);
    }

    private CreateRoleResponse create(Call call, Txn txn, CreateRoleRequest in) {
        var path = Texts.path(in.path());
        if (path.startsWith(RESERVED_PATH)) {
            throw IamErrors.validation("Path prefix " + RESERVED_PATH + " is reserved for service-linked roles");
        }
        var role = new Role(
                call.account(),
                Kind.ROLE.newId(call.ids()),
                path,
                Texts.orEmpty(in.roleName()),
                Texts.seconds(call.now()),
                "",
                PolicyDocuments.trust(txn, call.account(), Texts.orEmpty(in.assumeRolePolicyDocument())),
                Texts.orEmpty(in.description()),
                in.maxSessionDuration() == null ? HOUR : in.maxSessionDuration(),
                "");
        ROLES.create(txn, role);
        Tagging.put(txn, call.account(), role.arn(), in.tags());
        if (in.permissionsBoundary() != null) {
            role = (Role) boundaries.bound(txn, role, in.permissionsBoundary());
            ROLES.put(txn, role);
        }
        return CreateRoleResponse.builder()
                .role(Views.whole(txn, role).toBuilder().roleLastUsed(null).build())
                .build();
    }

    private GetRoleResponse get(Call call, ReadTxn txn, GetRoleRequest in) {
        return GetRoleResponse.builder()
                .role(Views.whole(txn, ROLES.require(txn, call.account(), in.roleName())))
                .build();
    }

    private ListRolesResponse list(Call call, ReadTxn txn, ListRolesRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var page = lists.table(
                call,
                txn,
                ROLES.table(),
                Keys.allNamed(call.account()),
                new Lists.Wanted(prefix, in.marker(), in.maxItems()),
                entry -> entry.value().path().startsWith(prefix) ? Views.brief(entry.value()) : null);
        return ListRolesResponse.builder()
                .roles(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private UpdateRoleResponse update(Call call, Txn txn, UpdateRoleRequest in) {
        var role = modifiable(call, txn, in.roleName());
        ROLES.put(
                txn,
                role.described(
                        in.description() == null ? role.description() : in.description(),
                        in.maxSessionDuration() == null ? role.maxSession() : in.maxSessionDuration()));
        return UpdateRoleResponse.builder().build();
    }

    private UpdateRoleDescriptionResponse describe(Call call, Txn txn, UpdateRoleDescriptionRequest in) {
        // The description is the one thing of a service-linked role that its account may change.
        var role = ROLES.require(txn, call.account(), in.roleName());
        var described = role.described(Texts.orEmpty(in.description()), role.maxSession());
        ROLES.put(txn, described);
        return UpdateRoleDescriptionResponse.builder()
                .role(Views.brief(described))
                .build();
    }

    private UpdateAssumeRolePolicyResponse trust(Call call, Txn txn, UpdateAssumeRolePolicyRequest in) {
        var role = modifiable(call, txn, in.roleName());
        ROLES.put(txn, role.trusting(PolicyDocuments.trust(txn, call.account(), Texts.orEmpty(in.policyDocument()))));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private DeleteRoleResponse delete(Call call, Txn txn, DeleteRoleRequest in) {
        var role = modifiable(call, txn, in.roleName());
        if (Owned.PROFILES.any(txn, call.account(), role.id())) {
            throw IamErrors.deleteConflict("remove roles from instance profile");
        }
        if (Owned.ATTACHED.any(txn, call.account(), role.id())) {
            throw IamErrors.deleteConflict("detach all policies");
        }
        if (Owned.INLINE.any(txn, call.account(), role.id())) {
            throw IamErrors.deleteConflict("delete policies");
        }
        boundaries.unbound(txn, role);
        LastUse.forget(txn, call.account(), role.id());
        ServiceUse.forget(txn, call.account(), role.id());
        ROLES.delete(txn, role);
        return DeleteRoleResponse.builder().build();
    }

    private static Role modifiable(Call call, ReadTxn txn, @Nullable String name) {
        var role = ROLES.require(txn, call.account(), name);
        if (role.linked()) {
            throw IamErrors.unmodifiable(role);
        }
        return role;
    }
}
