package io.unkai.services.compute.ec2.volume;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;

/** What is still to be made of a snapshot, which it is kept for even where it was deleted: volumes and copies, of all accounts. */
public final class SnapshotUse {
    private record Use(String snapshot, String made) {}

    private record Nothing() {}

    private static final RecordKeys<Use> KEYS = KeyCodecs.of(Use.class);
    private static final Table<Use, Nothing> TABLE =
            new Table<>("ec2.snapshots.used", KEYS, RecordCodec.of(Nothing.class));

    private SnapshotUse() {}

    /** Whether something is still to be made of a snapshot. */
    public static boolean any(ReadTxn txn, String snapshot) {
        try (var cursor = txn.scan(TABLE, KEYS.prefix(snapshot))) {
            return cursor.hasNext();
        }
    }

    /**
     * A volume or copy is to be made of a snapshot.
     *
     * @param snapshot its id; nothing happens where it is empty
     */
    public static void begin(Txn txn, String snapshot, String made) {
        if (!snapshot.isEmpty()) {
            txn.put(TABLE, new Use(snapshot, made), new Nothing());
        }
    }

    /** It is made, or never will be. */
    public static void end(Txn txn, String snapshot, String made) {
        if (!snapshot.isEmpty()) {
            txn.delete(TABLE, new Use(snapshot, made));
        }
    }
}
