package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a role was last assumed and used, or a user last signed in by password. It is kept apart from the entity, which
 * authorisation reads.
 *
 * @param time when
 * @param region where, or empty
 */
public record LastUse(Instant time, String region) {
    private static final Table<Keys.Numbered, LastUse> TABLE =
            new Table<>("iam.last-uses", Keys.NUMBERED, RecordCodec.of(LastUse.class));

    /** The last use, or null. */
    public static @Nullable LastUse of(ReadTxn txn, String account, String id) {
        return txn.get(TABLE, new Keys.Numbered(account, id));
    }

    /** Notes a use. */
    public static void note(Txn txn, String account, String id, LastUse use) {
        txn.put(TABLE, new Keys.Numbered(account, id), use);
    }

    /** Forgets an entity that is going. */
    public static void forget(Txn txn, String account, String id) {
        txn.delete(TABLE, new Keys.Numbered(account, id));
    }
}
