package io.unkai.services.identity.iam;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;

/** Tells whether anything of an account's IAM changed: what was derived from it under another generation is stale. */
public final class IamGeneration {
    private record Key(String account) {}

    private record Generation(String value) {}

    private static final Table<Key, Generation> TABLE =
            Table.kept("iam.generation", KeyCodecs.of(Key.class), RecordCodec.of(Generation.class));

    private IamGeneration() {}

    /** Notes a change. Nothing is read, so changes of one account do not conflict over it. */
    public static void bump(Txn txn, Call call) {
        bump(txn, call.account(), call.requestId());
    }

    /** Notes a change that no call of the account made. */
    public static void bump(Txn txn, String account, String requestId) {
        txn.put(TABLE, new Key(account), new Generation(requestId));
    }

    /** The generation of an account; empty before the first change. */
    public static String read(ReadTxn txn, String account) {
        var generation = txn.get(TABLE, new Key(account));
        return generation == null ? "" : generation.value;
    }
}
