package io.unkai.services.identity.iam.user;

import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.CreateUserResponse;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.DeleteUserResponse;
import io.unkai.api.iam.GetUserRequest;
import io.unkai.api.iam.GetUserResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListUsersRequest;
import io.unkai.api.iam.ListUsersResponse;
import io.unkai.api.iam.UpdateUserRequest;
import io.unkai.api.iam.UpdateUserResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.access.ServiceUse;
import io.unkai.services.identity.iam.entity.Boundaries;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.entity.Views;
import io.unkai.services.identity.key.AccessKeys;
import java.time.Instant;

/** Creates, finds, renames and deletes users. */
public final class Users {
    private final Lists lists;
    private final Boundaries boundaries;

    /** Users listed with these markers, bounded by policies that these boundaries find. */
    public Users(Lists lists, Boundaries boundaries) {
        this.lists = lists;
        this.boundaries = boundaries;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_USER, this::create);
        on.onRead(Iam.GET_USER, this::get);
        on.onRead(Iam.LIST_USERS, this::list);
        on.on(Iam.UPDATE_USER, this::update);
        on.on(Iam.DELETE_USER, this::delete);
    }

    private CreateUserResponse create(Call call, Txn txn, CreateUserRequest in) {
        var user = new User(
                call.account(),
                Kind.USER.newId(call.ids()),
                Texts.path(in.path()),
                Texts.orEmpty(in.userName()),
                Texts.seconds(call.now()),
                "");
        USERS.create(txn, user);
        Tagging.put(txn, call.account(), user.arn(), in.tags());
        if (in.permissionsBoundary() != null) {
            user = (User) boundaries.bound(txn, user, in.permissionsBoundary());
            USERS.put(txn, user);
        }
        return CreateUserResponse.builder().user(Views.whole(txn, user)).build();
    }

    private GetUserResponse get(Call call, ReadTxn txn, GetUserRequest in) {
        var user = Caller.user(call, txn, in.userName());
        return GetUserResponse.builder()
                .user(user == null ? root(call, txn) : Views.whole(txn, user))
                .build();
    }

    /** The root user. It is as old as the oldest thing known of it. */
    private static io.unkai.api.iam.User root(Call call, ReadTxn txn) {
        var root = new Principal.Root(call.account());
        var signIn = LastUse.of(txn, call.account(), "");
        var created = AccessKeys.of(txn, call.account(), "").stream()
                .map(item -> Texts.seconds(item.key().created()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return io.unkai.api.iam.User.builder()
                .userId(root.userId())
                .arn(root.arn())
                .createDate(created)
                .passwordLastUsed(signIn == null ? null : signIn.time())
                .build();
    }

    private ListUsersResponse list(Call call, ReadTxn txn, ListUsersRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var page = lists.table(
                call,
                txn,
                USERS.table(),
                Keys.allNamed(call.account()),
                new Lists.Wanted(prefix, in.marker(), in.maxItems()),
                entry -> entry.value().path().startsWith(prefix) ? Views.brief(txn, entry.value()) : null);
        return ListUsersResponse.builder()
                .users(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private UpdateUserResponse update(Call call, Txn txn, UpdateUserRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        var path = in.newPath() == null ? user.path() : in.newPath();
        var name = in.newUserName() == null ? user.name() : in.newUserName();
        USERS.rename(txn, user, user.renamed(path, name));
        AccessKeys.rename(txn, call.account(), user.id(), path, name);
        return UpdateUserResponse.builder().build();
    }

    private DeleteUserResponse delete(Call call, Txn txn, DeleteUserRequest in) {
        var user = USERS.require(txn, call.account(), in.userName());
        UserBelongings.requireNone(txn, user);
        boundaries.unbound(txn, user);
        LastUse.forget(txn, call.account(), user.id());
        ServiceUse.forget(txn, call.account(), user.id());
        USERS.delete(txn, user);
        return DeleteUserResponse.builder().build();
    }
}
