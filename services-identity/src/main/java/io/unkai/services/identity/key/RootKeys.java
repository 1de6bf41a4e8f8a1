package io.unkai.services.identity.key;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The access keys of root users. */
public final class RootKeys {
    private final Sealer sealer;

    public RootKeys(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Whether an account's root user has a key. */
    public boolean exists(ReadTxn txn, String account) {
        try (var keys = txn.scan(AccessKey.TABLE, Range.ALL)) {
            while (keys.hasNext()) {
                if (keys.next().value().account().equals(account)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Stores a key in place of those the account's root user had; those are good for nothing afterwards. */
    public void replace(Txn txn, String account, NewKey key, Instant now) {
        try (var keys = txn.scan(AccessKey.TABLE, Range.ALL)) {
            while (keys.hasNext()) {
                var entry = keys.next();
                if (entry.value().account().equals(account)) {
                    txn.delete(AccessKey.TABLE, entry.key());
                }
            }
        }
        var sealed = sealer.seal(key.secret().getBytes(StandardCharsets.UTF_8), AccessKey.purpose(key.id()));
        txn.put(AccessKey.TABLE, new AccessKey.Id(key.id()), new AccessKey(account, Blob.wrap(sealed), now));
    }

    /** Every key there is, sealed as it is stored. */
    public List<Cursor.Entry<AccessKey.Id, AccessKey>> all(ReadTxn txn) {
        var all = new ArrayList<Cursor.Entry<AccessKey.Id, AccessKey>>();
        try (var keys = txn.scan(AccessKey.TABLE, Range.ALL)) {
            keys.forEachRemaining(all::add);
        }
        return all;
    }

    /** Stores keys again that {@link #all} answered. */
    public void restore(Txn txn, List<Cursor.Entry<AccessKey.Id, AccessKey>> keys) {
        keys.forEach(key -> txn.put(AccessKey.TABLE, key.key(), key.value()));
    }
}
