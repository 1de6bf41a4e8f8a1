package io.unkai.services.identity.iam.user;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.CreateGroupRequest;
import io.unkai.api.iam.CreateGroupResponse;
import io.unkai.api.iam.DeleteGroupRequest;
import io.unkai.api.iam.DeleteGroupResponse;
import io.unkai.api.iam.GetGroupRequest;
import io.unkai.api.iam.GetGroupResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListGroupsRequest;
import io.unkai.api.iam.ListGroupsResponse;
import io.unkai.api.iam.UpdateGroupRequest;
import io.unkai.api.iam.UpdateGroupResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Group;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.Views;

/** Creates, finds, renames and deletes groups. */
public final class Groups {
    private final Lists lists;

    /** Groups listed with these markers. */
    public Groups(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_GROUP, this::create);
        on.onRead(Iam.GET_GROUP, this::get);
        on.onRead(Iam.LIST_GROUPS, this::list);
        on.on(Iam.UPDATE_GROUP, this::update);
        on.on(Iam.DELETE_GROUP, this::delete);
    }

    private CreateGroupResponse create(Call call, Txn txn, CreateGroupRequest in) {
        var group = new Group(
                call.account(),
                Kind.GROUP.newId(call.ids()),
                Texts.path(in.path()),
                Texts.orEmpty(in.groupName()),
                Texts.seconds(call.now()));
        GROUPS.create(txn, group);
        return CreateGroupResponse.builder().group(Views.of(group)).build();
    }

    private GetGroupResponse get(Call call, ReadTxn txn, GetGroupRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        var page = lists.table(
                call,
                txn,
                Owned.MEMBERS.table(),
                Keys.allOf(call.account(), group.id()),
                new Lists.Wanted(group.id(), in.marker(), in.maxItems()),
                entry -> {
                    var user = USERS.byId(txn, call.account(), entry.key().id());
                    return user == null ? null : Views.brief(txn, user);
                });
        return GetGroupResponse.builder()
                .group(Views.of(group))
                .users(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private ListGroupsResponse list(Call call, ReadTxn txn, ListGroupsRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var page = lists.table(
                call,
                txn,
                GROUPS.table(),
                Keys.allNamed(call.account()),
                new Lists.Wanted(prefix, in.marker(), in.maxItems()),
                entry -> entry.value().path().startsWith(prefix) ? Views.of(entry.value()) : null);
        return ListGroupsResponse.builder()
                .groups(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private UpdateGroupResponse update(Call call, Txn txn, UpdateGroupRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        GROUPS.rename(
                txn,
                group,
                group.renamed(
                        in.newPath() == null ? group.path() : in.newPath(),
                        in.newGroupName() == null ? group.name() : in.newGroupName()));
        return UpdateGroupResponse.builder().build();
    }

    private DeleteGroupResponse delete(Call call, Txn txn, DeleteGroupRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        if (Owned.MEMBERS.any(txn, call.account(), group.id())) {
            throw IamErrors.deleteConflict("remove users from group");
        }
        if (Owned.ATTACHED.any(txn, call.account(), group.id())) {
            throw IamErrors.deleteConflict("detach all policies");
        }
        if (Owned.INLINE.any(txn, call.account(), group.id())) {
            throw IamErrors.deleteConflict("delete policies");
        }
        GROUPS.delete(txn, group);
        return DeleteGroupResponse.builder().build();
    }
}
