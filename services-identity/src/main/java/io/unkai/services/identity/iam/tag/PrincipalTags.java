package io.unkai.services.identity.iam.tag;

import static io.unkai.services.identity.iam.entity.Entities.ROLES;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListRoleTagsResponse;
import io.unkai.api.iam.ListUserTagsResponse;
import io.unkai.api.iam.TagRoleResponse;
import io.unkai.api.iam.TagUserResponse;
import io.unkai.api.iam.UntagRoleResponse;
import io.unkai.api.iam.UntagUserResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Tagging;
import org.jspecify.annotations.Nullable;

/** The tags of users and roles. */
public final class PrincipalTags {
    private final TagLists lists;

    /** Tags listed with these markers. */
    public PrincipalTags(TagLists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        users(on);
        roles(on);
    }

    private void users(Changes on) {
        on.on(Iam.TAG_USER, (call, txn, in) -> {
            Tagging.put(txn, call.account(), user(call, txn, in.userName()), in.tags());
            return TagUserResponse.builder().build();
        });
        on.on(Iam.UNTAG_USER, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), user(call, txn, in.userName()), in.tagKeys());
            return UntagUserResponse.builder().build();
        });
        on.onRead(Iam.LIST_USER_TAGS, (call, txn, in) -> {
            var page = lists.page(call, txn, user(call, txn, in.userName()), in.marker(), in.maxItems());
            return ListUserTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private void roles(Changes on) {
        on.on(Iam.TAG_ROLE, (call, txn, in) -> {
            Tagging.put(
                    txn, call.account(), modifiable(call, txn, in.roleName()).arn(), in.tags());
            return TagRoleResponse.builder().build();
        });
        on.on(Iam.UNTAG_ROLE, (call, txn, in) -> {
            Tagging.remove(
                    txn, call.account(), modifiable(call, txn, in.roleName()).arn(), in.tagKeys());
            return UntagRoleResponse.builder().build();
        });
        on.onRead(Iam.LIST_ROLE_TAGS, (call, txn, in) -> {
            var role = ROLES.require(txn, call.account(), in.roleName());
            var page = lists.page(call, txn, role.arn(), in.marker(), in.maxItems());
            return ListRoleTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String user(Call call, ReadTxn txn, @Nullable String name) {
        return USERS.require(txn, call.account(), name).arn();
    }

    private static Role modifiable(Call call, ReadTxn txn, @Nullable String name) {
        var role = ROLES.require(txn, call.account(), name);
        if (role.linked()) {
            throw IamErrors.unmodifiable(role);
        }
        return role;
    }
}
