package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;

/** How many of each kind an account has: kept, because counting thousands at each call would be slow. */
public final class Counts {
    private record Key(String account, Kind kind) {}

    private record Count(int value) {}

    private static final Table<Key, Count> TABLE =
            new Table<>("iam.counts", KeyCodecs.of(Key.class), RecordCodec.of(Count.class));

    /** Quotas of a global service belong to no region. */
    private static final String GLOBAL = "";

    private Counts() {}

    /** How many there are. */
    public static int of(ReadTxn txn, String account, Kind kind) {
        var count = txn.get(TABLE, new Key(account, kind));
        return count == null ? 0 : count.value;
    }

    /** How many there may be. */
    public static int limit(ReadTxn txn, String account, Kind kind) {
        return (int) Quotas.of(kind).value(txn, account, GLOBAL);
    }

    /**
     * Counts one more.
     *
     * @throws io.unkai.kernel.error.ApiException LimitExceeded
     */
    public static void add(Txn txn, String account, Kind kind) {
        int count = of(txn, account, kind);
        int limit = limit(txn, account, kind);
        if (count >= limit) {
            throw IamErrors.quota(kind.quotaName(), limit);
        }
        txn.put(TABLE, new Key(account, kind), new Count(count + 1));
    }

    /** Counts one less. */
    public static void remove(Txn txn, String account, Kind kind) {
        txn.put(TABLE, new Key(account, kind), new Count(Math.max(0, of(txn, account, kind) - 1)));
    }
}
