package io.unkai.services.compute.ec2.connect;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys that were pushed to instances. */
public final class PushedKeys {
    /** How long a key lets its user in. */
    public static final Duration GOOD = Duration.ofSeconds(60);

    private record Place(Key instance, String user, int number) {}

    private record Pushed(String line, Instant until) {}

    private static final RecordKeys<Place> KEYS = KeyCodecs.of(Place.class);
    private static final Table<Place, Pushed> TABLE =
            new Table<>("ec2.pushed-keys", KEYS, RecordCodec.of(Pushed.class));

    /** Most keys of an instance at a time; more than that in a minute push the oldest out. */
    private static final int MOST = 100;

    private PushedKeys() {}

    /** The keys that are good, by user, one a line. */
    public static SortedMap<String, String> of(ReadTxn txn, Key instance, Instant now) {
        var keys = new TreeMap<String, String>();
        try (var cursor = txn.scan(TABLE, KEYS.prefix(instance))) {
            cursor.forEachRemaining(entry -> {
                if (now.isBefore(entry.value().until)) {
                    keys.merge(entry.key().user, entry.value().line, (one, other) -> one + '\n' + other);
                }
            });
        }
        return keys;
    }

    static void push(Txn txn, Key instance, String user, String line, Instant now) {
        var last = new TreeMap<Integer, Place>();
        try (var cursor = txn.scan(TABLE, KEYS.prefix(instance))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                if (now.isBefore(entry.value().until)) {
                    last.put(entry.key().number, entry.key());
                } else {
                    txn.delete(TABLE, entry.key());
                }
            }
        }
        if (last.size() >= MOST) {
            txn.delete(TABLE, last.firstEntry().getValue());
        }
        int number = last.isEmpty() ? 0 : last.lastKey() + 1;
        txn.put(TABLE, new Place(instance, user, number), new Pushed(line, now.plus(GOOD)));
    }
}
