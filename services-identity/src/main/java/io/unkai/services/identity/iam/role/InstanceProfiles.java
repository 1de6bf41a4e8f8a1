package io.unkai.services.identity.iam.role;

import static io.unkai.services.identity.iam.entity.Entities.PROFILES;
import static io.unkai.services.identity.iam.entity.Entities.ROLES;

import io.unkai.api.iam.CreateInstanceProfileRequest;
import io.unkai.api.iam.CreateInstanceProfileResponse;
import io.unkai.api.iam.DeleteInstanceProfileRequest;
import io.unkai.api.iam.DeleteInstanceProfileResponse;
import io.unkai.api.iam.GetInstanceProfileRequest;
import io.unkai.api.iam.GetInstanceProfileResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListInstanceProfilesForRoleRequest;
import io.unkai.api.iam.ListInstanceProfilesForRoleResponse;
import io.unkai.api.iam.ListInstanceProfilesRequest;
import io.unkai.api.iam.ListInstanceProfilesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.InstanceProfile;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.Views;

/** Creates, finds and deletes instance profiles. */
public final class InstanceProfiles {
    private final Lists lists;

    /** Instance profiles listed with these markers. */
    public InstanceProfiles(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_INSTANCE_PROFILE, this::create);
        on.onRead(Iam.GET_INSTANCE_PROFILE, this::get);
        on.onRead(Iam.LIST_INSTANCE_PROFILES, this::list);
        on.onRead(Iam.LIST_INSTANCE_PROFILES_FOR_ROLE, this::listForRole);
        on.on(Iam.DELETE_INSTANCE_PROFILE, this::delete);
        ProfileRoles.register(on);
    }

    private CreateInstanceProfileResponse create(Call call, Txn txn, CreateInstanceProfileRequest in) {
        var profile = new InstanceProfile(
                call.account(),
                Kind.INSTANCE_PROFILE.newId(call.ids()),
                Texts.path(in.path()),
                Texts.orEmpty(in.instanceProfileName()),
                Texts.seconds(call.now()),
                "");
        PROFILES.create(txn, profile);
        Tagging.put(txn, call.account(), profile.arn(), in.tags());
        return CreateInstanceProfileResponse.builder()
                .instanceProfile(Views.whole(txn, profile))
                .build();
    }

    private GetInstanceProfileResponse get(Call call, ReadTxn txn, GetInstanceProfileRequest in) {
        return GetInstanceProfileResponse.builder()
                .instanceProfile(Views.whole(txn, PROFILES.require(txn, call.account(), in.instanceProfileName())))
                .build();
    }

    private ListInstanceProfilesResponse list(Call call, ReadTxn txn, ListInstanceProfilesRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var page = lists.table(
                call,
                txn,
                PROFILES.table(),
                Keys.allNamed(call.account()),
                new Lists.Wanted(prefix, in.marker(), in.maxItems()),
                entry -> entry.value().path().startsWith(prefix) ? Views.of(txn, entry.value()) : null);
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private ListInstanceProfilesForRoleResponse listForRole(
            Call call, ReadTxn txn, ListInstanceProfilesForRoleRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        var page = lists.table(
                call,
                txn,
                Owned.PROFILES.table(),
                Keys.allOf(call.account(), role.id()),
                new Lists.Wanted(role.id(), in.marker(), in.maxItems()),
                entry -> {
                    var profile = PROFILES.byId(txn, call.account(), entry.key().id());
                    return profile == null ? null : Views.of(txn, profile);
                });
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private DeleteInstanceProfileResponse delete(Call call, Txn txn, DeleteInstanceProfileRequest in) {
        var profile = PROFILES.require(txn, call.account(), in.instanceProfileName());
        if (!profile.role().isEmpty()) {
            throw IamErrors.deleteConflict("remove roles from instance profile");
        }
        PROFILES.delete(txn, profile);
        return DeleteInstanceProfileResponse.builder().build();
    }
}
