package io.unkai.services.identity.key;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The access keys of root users. */
public final class RootKeys {
    private final AccessKeys keys;

    public RootKeys(Sealer sealer) {
        this.keys = new AccessKeys(sealer);
    }

    /** Whether an account's root user has a key. */
    public boolean exists(ReadTxn txn, String account) {
        return all(txn).stream().anyMatch(key -> key.value().account().equals(account));
    }

    /** Stores a key in place of those the account's root user had; those are good for nothing afterwards. */
    public void replace(Txn txn, String account, NewKey key, Instant now) {
        for (var entry : all(txn)) {
            if (entry.value().account().equals(account)) {
                AccessKeys.delete(txn, new AccessKeys.Item(entry.key().value(), entry.value()));
            }
        }
        keys.put(txn, new Principal.Root(account), key, now);
    }

    /** Every key of every root user, sealed as it is stored. */
    public List<Cursor.Entry<AccessKey.Id, AccessKey>> all(ReadTxn txn) {
        var all = new ArrayList<Cursor.Entry<AccessKey.Id, AccessKey>>();
        try (var stored = txn.scan(AccessKey.TABLE, Range.ALL)) {
            stored.forEachRemaining(key -> {
                if (key.value().root()) {
                    all.add(key);
                }
            });
        }
        return all;
    }

    /** Stores keys again that {@link #all} answered. */
    public void restore(Txn txn, List<Cursor.Entry<AccessKey.Id, AccessKey>> stored) {
        stored.forEach(key -> AccessKeys.put(txn, key.key().value(), key.value()));
    }
}
