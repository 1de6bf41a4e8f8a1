package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;

/** The copies that are still to be made, by what they are of: of other regions and accounts as well. */
final class Copying {
    private record Copy(String source, String copy) {}

    private record Nothing() {}

    private static final RecordKeys<Copy> KEYS = KeyCodecs.of(Copy.class);
    private static final Table<Copy, Nothing> TABLE =
            new Table<>("ec2.snapshots.copying", KEYS, RecordCodec.of(Nothing.class));

    private Copying() {}

    /** Whether a copy of a snapshot is still to be made. */
    static boolean of(ReadTxn txn, String source) {
        try (var cursor = txn.scan(TABLE, KEYS.prefix(source))) {
            return cursor.hasNext();
        }
    }

    static void begins(Txn txn, StoredSnapshot copy) {
        txn.put(TABLE, new Copy(copy.source(), copy.id()), new Nothing());
    }

    /** A snapshot is made, or never will be; nothing happens to what is no copy. */
    static void ends(Txn txn, StoredSnapshot snapshot) {
        txn.delete(TABLE, new Copy(snapshot.source(), snapshot.id()));
    }
}
