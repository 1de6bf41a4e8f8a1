package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.compute.Capacity;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.type.MachineType;
import java.util.ArrayList;
import java.util.List;

/** How much of the host's memory instances have. Processors are shared, memory is not. */
final class HostRoom {
    private record Held(long bytes) {}

    private static final Table<Key, Held> TABLE =
            new Table<>("ec2.host-memory", KeyCodecs.of(Key.class), RecordCodec.of(Held.class));

    private HostRoom() {}

    /** How many more instances of a type there is memory for. */
    static long fits(ReadTxn txn, Capacity capacity, MachineType type) {
        long held = 0;
        try (var cursor = txn.scan(TABLE, Range.ALL)) {
            while (cursor.hasNext()) {
                held += cursor.next().value().bytes();
            }
        }
        return Math.max(0, (capacity.memory() - held) / type.memory());
    }

    /** Those instances that have some: who runs is among them. */
    static List<Key> holders(ReadTxn txn) {
        var holders = new ArrayList<Key>();
        try (var cursor = txn.scan(TABLE, Range.ALL)) {
            cursor.forEachRemaining(entry -> holders.add(entry.key()));
        }
        return holders;
    }

    static void take(Txn txn, Key instance, MachineType type) {
        txn.put(TABLE, instance, new Held(type.memory()));
    }

    static void free(Txn txn, Key instance) {
        txn.delete(TABLE, instance);
    }
}
