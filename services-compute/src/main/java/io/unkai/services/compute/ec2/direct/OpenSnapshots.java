package io.unkai.services.compute.ec2.direct;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The snapshots that clients write at the moment, and what was written; gives up those that nobody writes any more. */
public final class OpenSnapshots implements Reconciler {
    private static final String KIND = "ec2.open-snapshot";
    private static final Table<Key, Open> TABLE =
            new Table<>("ec2.snapshots.open", KeyCodecs.of(Key.class), RecordCodec.of(Open.class));
    private static final RecordKeys<Place> PLACES = KeyCodecs.of(Place.class);
    private static final Table<Place, Written> WRITTEN =
            new Table<>("ec2.snapshots.written", PLACES, RecordCodec.of(Written.class));
    /** How exactly is noted when something was written last. */
    private static final Duration EXACTLY = Duration.ofMinutes(1);

    private final Store store;
    private final BlockPlane block;
    private final Supplier<Instant> clock;

    private record Open(int minutes, Instant last) {}

    private record Place(String account, String region, String id, int index) {}

    /**
     * A block that was written.
     *
     * @param checksum its SHA-256 in Base64
     */
    record Written(String checksum) {}

    /** @param block keeps what is written */
    public OpenSnapshots(Store store, BlockPlane block, Supplier<Instant> clock) {
        this.store = store;
        this.block = block;
        this.clock = clock;
    }

    /** Notes a snapshot that is given up when nothing is written to it for so many minutes. */
    static void open(Txn txn, Key snapshot, int minutes, Instant now) {
        txn.put(TABLE, snapshot, new Open(minutes, now));
        txn.reconcile(KIND, snapshot.text());
    }

    /** Notes a block. */
    static void written(Txn txn, Key snapshot, int index, String checksum, Instant now) {
        txn.put(WRITTEN, place(snapshot, index), new Written(checksum));
        var open = txn.get(TABLE, snapshot);
        if (open != null && open.last.plus(EXACTLY).isBefore(now)) {
            txn.put(TABLE, snapshot, new Open(open.minutes, now));
        }
    }

    /** The checksums of the blocks that were written, by index. */
    static List<String> checksums(ReadTxn txn, Key snapshot) {
        var all = new ArrayList<String>();
        try (var cursor = txn.scan(WRITTEN, range(snapshot))) {
            cursor.forEachRemaining(entry -> all.add(entry.value().checksum));
        }
        return all;
    }

    /** Forgets what was noted. */
    static void close(Txn txn, Key snapshot) {
        var places = new ArrayList<Place>();
        try (var cursor = txn.scan(WRITTEN, range(snapshot))) {
            cursor.forEachRemaining(entry -> places.add(entry.key()));
        }
        places.forEach(place -> txn.delete(WRITTEN, place));
        txn.delete(TABLE, snapshot);
    }

    private static Place place(Key key, int index) {
        return new Place(key.account(), key.region(), key.id(), index);
    }

    private static Range range(Key key) {
        return PLACES.prefix(key.account(), key.region(), key.id());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var open = store.<@Nullable Open>read(txn -> txn.get(TABLE, key));
        if (open == null) {
            return Outcome.done();
        }
        var left = Duration.between(clock.get(), open.last.plus(Duration.ofMinutes(open.minutes)));
        var snapshot = store.<@Nullable StoredSnapshot>read(txn -> StoredSnapshot.TABLE.get(txn, key));
        if (snapshot != null && left.isPositive()) {
            return Outcome.again(left);
        }
        store.write(txn -> {
            var now = StoredSnapshot.TABLE.get(txn, key);
            if (now != null && now.held()) {
                now.fail(txn, "Nothing was written to it for " + open.minutes + " minutes.");
            }
            close(txn, key);
            return true;
        });
        block.removeSnapshot(key.id());
        return Outcome.done();
    }
}
