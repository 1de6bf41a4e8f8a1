package io.unkai.services.identity.iam.user;

import static io.unkai.services.identity.iam.entity.Entities.GROUPS;
import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.AddUserToGroupRequest;
import io.unkai.api.iam.AddUserToGroupResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListGroupsForUserRequest;
import io.unkai.api.iam.ListGroupsForUserResponse;
import io.unkai.api.iam.RemoveUserFromGroupRequest;
import io.unkai.api.iam.RemoveUserFromGroupResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Quotas;
import io.unkai.services.identity.iam.entity.Views;
import java.util.Comparator;

/** Puts users into groups and takes them out. */
public final class Memberships {
    private final Lists lists;

    /** Groups listed with these markers. */
    public Memberships(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.ADD_USER_TO_GROUP, this::add);
        on.on(Iam.REMOVE_USER_FROM_GROUP, this::remove);
        on.onRead(Iam.LIST_GROUPS_FOR_USER, this::list);
    }

    private AddUserToGroupResponse add(Call call, Txn txn, AddUserToGroupRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        var user = USERS.require(txn, call.account(), in.userName());
        if (!Owned.MEMBERSHIPS.has(txn, call.account(), user.id(), group.id())) {
            int limit = (int) Quotas.GROUPS_PER_USER.value(txn, call.account(), "");
            if (Owned.MEMBERSHIPS.all(txn, call.account(), user.id()).size() >= limit) {
                throw IamErrors.quota("GroupsPerUser", limit);
            }
            Owned.MEMBERSHIPS.put(txn, call.account(), user.id(), group.id(), Owned.Present.HERE);
            Owned.MEMBERS.put(txn, call.account(), group.id(), user.id(), Owned.Present.HERE);
        }
        return AddUserToGroupResponse.builder().build();
    }

    private RemoveUserFromGroupResponse remove(Call call, Txn txn, RemoveUserFromGroupRequest in) {
        var group = GROUPS.require(txn, call.account(), in.groupName());
        var user = USERS.require(txn, call.account(), in.userName());
        if (!Owned.MEMBERSHIPS.has(txn, call.account(), user.id(), group.id())) {
            throw IamErrors.noSuchEntity("User " + user.name() + " is not in group " + group.name() + ".");
        }
        Owned.MEMBERSHIPS.delete(txn, call.account(), user.id(), group.id());
        Owned.MEMBERS.delete(txn, call.account(), group.id(), user.id());
        return RemoveUserFromGroupResponse.builder().build();
    }

    private ListGroupsForUserResponse list(Call call, ReadTxn txn, ListGroupsForUserRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        var groups = Owned.MEMBERSHIPS
                .all(txn, call.account(), user.id(), item -> GROUPS.byId(txn, call.account(), item.id()))
                .stream()
                .sorted(Comparator.comparing(group -> group.name()))
                .toList();
        var page = lists.list(
                call, groups, group -> group.name(), new Lists.Wanted(user.id(), in.marker(), in.maxItems()));
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream().map(Views::of).toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }
}
