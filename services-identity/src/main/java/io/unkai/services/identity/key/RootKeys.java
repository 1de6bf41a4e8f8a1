package io.unkai.services.identity.key;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

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

    /** Makes a key in place of those the account's root user had; those are good for nothing afterwards. */
    public NewKey issue(Txn txn, Ids ids, String account, Instant now) {
        try (var keys = txn.scan(AccessKey.TABLE, Range.ALL)) {
            while (keys.hasNext()) {
                var entry = keys.next();
                if (entry.value().account().equals(account)) {
                    txn.delete(AccessKey.TABLE, entry.key());
                }
            }
        }
        var made = NewKey.longTerm(ids);
        var sealed = sealer.seal(made.secret().getBytes(StandardCharsets.UTF_8), AccessKey.purpose(made.id()));
        txn.put(AccessKey.TABLE, new AccessKey.Id(made.id()), new AccessKey(account, Blob.wrap(sealed), now));
        return made;
    }
}
