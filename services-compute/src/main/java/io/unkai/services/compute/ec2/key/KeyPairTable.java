package io.unkai.services.compute.ec2.key;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.ResourceTable;
import org.jspecify.annotations.Nullable;

/** Where key pairs are stored, and how they are found by their names. */
public final class KeyPairTable {
    /** All key pairs. */
    public static final ResourceTable<StoredKeyPair> TABLE =
            new ResourceTable<>(Kind.KEY_PAIR, "ec2.key-pairs", StoredKeyPair.class);

    private record Named(String account, String region, String name) {}

    private record Id(String id) {}

    private static final Table<Named, Id> NAMES =
            new Table<>("ec2.key-pairs.names", KeyCodecs.of(Named.class), RecordCodec.of(Id.class));

    private KeyPairTable() {}

    /** The caller's key pair of a name, or null. */
    public static @Nullable StoredKeyPair named(Call call, ReadTxn txn, String name) {
        return named(txn, call.account(), call.region(), name);
    }

    /** The key pair of a name, or null. */
    public static @Nullable StoredKeyPair named(ReadTxn txn, String account, String region, String name) {
        var id = txn.get(NAMES, new Named(account, region, name));
        return id == null ? null : TABLE.get(txn, new Key(account, region, id.id));
    }

    /** The caller's key pair of a name. @throws ApiException where there is none */
    public static StoredKeyPair find(Call call, ReadTxn txn, String name) {
        var found = named(call, txn, name);
        if (found == null) {
            throw Kind.KEY_PAIR.absent(name);
        }
        return found;
    }

    static void put(Txn txn, StoredKeyPair pair) {
        TABLE.put(txn, pair);
        txn.put(NAMES, name(pair), new Id(pair.id()));
    }

    static void remove(Txn txn, StoredKeyPair pair) {
        TABLE.remove(txn, pair);
        txn.delete(NAMES, name(pair));
    }

    private static Named name(StoredKeyPair pair) {
        return new Named(pair.key().account(), pair.key().region(), pair.name());
    }
}
