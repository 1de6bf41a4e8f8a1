package io.unkai.services.identity.iam.user;

import io.unkai.api.iam.AccessKey;
import io.unkai.api.iam.AccessKeyLastUsed;
import io.unkai.api.iam.AccessKeyMetadata;
import io.unkai.api.iam.CreateAccessKeyRequest;
import io.unkai.api.iam.CreateAccessKeyResponse;
import io.unkai.api.iam.DeleteAccessKeyRequest;
import io.unkai.api.iam.DeleteAccessKeyResponse;
import io.unkai.api.iam.GetAccessKeyLastUsedRequest;
import io.unkai.api.iam.GetAccessKeyLastUsedResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAccessKeysRequest;
import io.unkai.api.iam.ListAccessKeysResponse;
import io.unkai.api.iam.UpdateAccessKeyRequest;
import io.unkai.api.iam.UpdateAccessKeyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Quotas;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.key.AccessKeys;
import io.unkai.services.identity.key.KeyUse;
import io.unkai.services.identity.key.NewKey;
import org.jspecify.annotations.Nullable;

/** Access keys: made, listed, switched on and off, deleted; root users have their own. */
public final class UserKeys {
    private final Lists lists;
    private final AccessKeys keys;

    /** Keys sealed by these, listed with these markers. */
    public UserKeys(Lists lists, AccessKeys keys) {
        this.lists = lists;
        this.keys = keys;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_ACCESS_KEY, this::create);
        on.onRead(Iam.LIST_ACCESS_KEYS, this::list);
        on.on(Iam.UPDATE_ACCESS_KEY, this::update);
        on.on(Iam.DELETE_ACCESS_KEY, this::delete);
        on.onRead(Iam.GET_ACCESS_KEY_LAST_USED, this::lastUsed);
    }

    private CreateAccessKeyResponse create(Call call, Txn txn, CreateAccessKeyRequest in) {
        var user = Caller.user(call, txn, in.userName());
        int limit = (int) Quotas.KEYS_PER_USER.value(txn, call.account(), "");
        if (AccessKeys.of(txn, call.account(), id(user)).size() >= limit) {
            throw IamErrors.quota("AccessKeysPerUser", limit);
        }
        var made = NewKey.longTerm(call.ids());
        var now = Texts.seconds(call.now());
        if (user == null) {
            keys.put(txn, new Principal.Root(call.account()), made, now);
        } else {
            keys.put(txn, new Principal.User(call.account(), user.path(), user.name(), user.id()), made, now);
        }
        return CreateAccessKeyResponse.builder()
                .accessKey(AccessKey.builder()
                        .userName(name(user))
                        .accessKeyId(made.id())
                        .status("Active")
                        .secretAccessKey(made.secret())
                        .createDate(now)
                        .build())
                .build();
    }

    private ListAccessKeysResponse list(Call call, ReadTxn txn, ListAccessKeysRequest in) {
        var user = Caller.user(call, txn, in.userName());
        var page = lists.list(
                call,
                AccessKeys.of(txn, call.account(), id(user)),
                AccessKeys.Item::id,
                new Lists.Wanted(id(user), in.marker(), in.maxItems()));
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.items().stream()
                        .map(item -> AccessKeyMetadata.builder()
                                .userName(name(user))
                                .accessKeyId(item.id())
                                .status(item.key().active() ? "Active" : "Inactive")
                                .createDate(Texts.seconds(item.key().created()))
                                .build())
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private UpdateAccessKeyResponse update(Call call, Txn txn, UpdateAccessKeyRequest in) {
        var item = require(call, txn, Caller.user(call, txn, in.userName()), in.accessKeyId());
        AccessKeys.activate(txn, item, "Active".equals(in.status()));
        return UpdateAccessKeyResponse.builder().build();
    }

    private DeleteAccessKeyResponse delete(Call call, Txn txn, DeleteAccessKeyRequest in) {
        AccessKeys.delete(txn, require(call, txn, Caller.user(call, txn, in.userName()), in.accessKeyId()));
        return DeleteAccessKeyResponse.builder().build();
    }

    private GetAccessKeyLastUsedResponse lastUsed(Call call, ReadTxn txn, GetAccessKeyLastUsedRequest in) {
        var id = Texts.orEmpty(in.accessKeyId());
        var key = AccessKeys.find(txn, id);
        if (key == null || !key.account().equals(call.account())) {
            throw IamErrors.accessDenied("User: " + call.principal().arn()
                    + " is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key " + id);
        }
        var use = KeyUse.of(txn, id);
        var used = AccessKeyLastUsed.builder();
        if (use == null) {
            used.serviceName("N/A").region("N/A");
        } else {
            used.lastUsedDate(Texts.seconds(use.time()))
                    .serviceName(use.service())
                    .region(use.region());
        }
        return GetAccessKeyLastUsedResponse.builder()
                .userName(Texts.orNull(key.userName()))
                .accessKeyLastUsed(used.build())
                .build();
    }

    private static AccessKeys.Item require(Call call, ReadTxn txn, @Nullable User user, @Nullable String keyId) {
        return AccessKeys.of(txn, call.account(), id(user)).stream()
                .filter(item -> item.id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> IamErrors.noSuchEntity("The Access Key with id " + keyId + " cannot be found."));
    }

    private static String id(@Nullable User user) {
        return user == null ? "" : user.id();
    }

    private static @Nullable String name(@Nullable User user) {
        return user == null ? null : user.name();
    }
}
