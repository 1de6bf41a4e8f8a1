package io.unkai.services.identity.key;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Owned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The access keys of users, root users among them: their unique id is empty. */
public final class AccessKeys {
    private static final Owned<Owned.Present> OWNED = new Owned<>("iam.access-keys.users", Owned.Present.class);

    private final Sealer sealer;

    public AccessKeys(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * An access key with its id.
     *
     * @param id the access key id
     * @param key the key
     */
    public record Item(String id, AccessKey key) {}

    /** Stores a root user's key. */
    public AccessKey put(Txn txn, Principal.Root root, NewKey key, Instant now) {
        return put(txn, key.id(), new AccessKey(root.account(), seal(key), now, "", "/", "", true));
    }

    /** Stores a user's key. */
    public AccessKey put(Txn txn, Principal.User user, NewKey key, Instant now) {
        return put(
                txn,
                key.id(),
                new AccessKey(user.account(), seal(key), now, user.userId(), user.path(), user.name(), true));
    }

    private Blob seal(NewKey key) {
        return Blob.wrap(sealer.seal(key.secret().getBytes(StandardCharsets.UTF_8), AccessKey.purpose(key.id())));
    }

    /** Stores a key as it is. */
    static AccessKey put(Txn txn, String id, AccessKey key) {
        txn.put(AccessKey.TABLE, new AccessKey.Id(id), key);
        OWNED.put(txn, key.account(), key.userId(), id, Owned.Present.HERE);
        return key;
    }

    /** The key of an id, or null. */
    public static @Nullable AccessKey find(ReadTxn txn, String id) {
        return txn.get(AccessKey.TABLE, new AccessKey.Id(id));
    }

    /** The keys of a user, by their ids. */
    public static List<Item> of(ReadTxn txn, String account, String userId) {
        return OWNED.all(txn, account, userId, item -> {
            var key = txn.get(AccessKey.TABLE, new AccessKey.Id(item.id()));
            return key == null ? null : new Item(item.id(), key);
        });
    }

    /** Whether a user has a key. */
    public static boolean any(ReadTxn txn, String account, String userId) {
        return OWNED.any(txn, account, userId);
    }

    /** Makes a key good for something, or for nothing. */
    public static void activate(Txn txn, Item item, boolean active) {
        txn.put(AccessKey.TABLE, new AccessKey.Id(item.id()), item.key().active(active));
    }

    /** Removes a key and what is known of its use. */
    public static void delete(Txn txn, Item item) {
        txn.delete(AccessKey.TABLE, new AccessKey.Id(item.id()));
        txn.delete(KeyUse.TABLE, new AccessKey.Id(item.id()));
        OWNED.delete(txn, item.key().account(), item.key().userId(), item.id());
    }

    /** Tells a user's keys that it has another name or path. */
    public static void rename(Txn txn, String account, String userId, String path, String name) {
        for (var item : of(txn, account, userId)) {
            txn.put(AccessKey.TABLE, new AccessKey.Id(item.id()), item.key().of(path, name));
        }
    }
}
