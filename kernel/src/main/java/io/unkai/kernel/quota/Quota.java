package io.unkai.kernel.quota;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;

/**
 * A limit that an account may have its own value of.
 *
 * @param service for example {@code vpc}
 * @param code AWS's quota code, for example {@code L-F678F1CE}
 * @param name for example {@code VPCs per Region}
 * @param unset the value of every account and region that has none of its own
 */
public record Quota(String service, String code, String name, double unset) {
    private record Key(String account, String region, String service, String code) {}

    private record Value(double value) {}

    private static final Table<Key, Value> TABLE =
            new Table<>("kernel.quotas", KeyCodecs.of(Key.class), RecordCodec.of(Value.class));

    /** The value for an account in a region. */
    public double value(ReadTxn txn, String account, String region) {
        var own = txn.get(TABLE, key(account, region));
        return own == null ? unset : own.value;
    }

    /** Gives an account its own value in a region. */
    public void set(Txn txn, String account, String region, double value) {
        txn.put(TABLE, key(account, region), new Value(value));
    }

    /** Goes back to the common value. */
    public void reset(Txn txn, String account, String region) {
        txn.delete(TABLE, key(account, region));
    }

    private Key key(String account, String region) {
        return new Key(account, region, service, code);
    }
}
