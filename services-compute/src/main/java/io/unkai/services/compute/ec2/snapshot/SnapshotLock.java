package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a snapshot from being deleted for a time.
 *
 * @param key where the snapshot is
 * @param mode {@code governance} or {@code compliance}
 * @param created when the snapshot was locked
 * @param cooling since when it cools off: when the lock came into its mode
 * @param hours how long it cools off, or 0
 * @param days how long it is locked
 * @param until until when it is locked, or null where the days count
 * @param started from when the days count, or null while the snapshot is not yet made
 */
public record SnapshotLock(
        Key key,
        String mode,
        Instant created,
        Instant cooling,
        int hours,
        int days,
        @Nullable Instant until,
        @Nullable Instant started) {
    /** Who may unlock the snapshot may delete it. */
    static final String GOVERNANCE = "governance";
    /** Nobody may unlock the snapshot once it has cooled off. */
    static final String COMPLIANCE = "compliance";

    static final String COOLING_OFF = "compliance-cooloff";
    static final String EXPIRED = "expired";

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final Table<Key, SnapshotLock> TABLE =
            new Table<>("ec2.snapshots.locks", KEYS, RecordCodec.of(SnapshotLock.class));

    /** The lock of a snapshot, also one that has expired, or null. */
    public static @Nullable SnapshotLock of(ReadTxn txn, Key key) {
        return txn.get(TABLE, key);
    }

    /** All of an account in a region, by the ids of their snapshots. */
    static List<SnapshotLock> all(ReadTxn txn, String account, String region) {
        var all = new ArrayList<SnapshotLock>();
        try (var cursor = txn.scan(TABLE, KEYS.prefix(account, region))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /** Whether a snapshot cannot be deleted at a moment. */
    public static boolean holds(ReadTxn txn, Key key, Instant now) {
        var lock = of(txn, key);
        return lock != null && lock.holds(now);
    }

    SnapshotLock save(Txn txn) {
        txn.put(TABLE, key, this);
        return this;
    }

    /** The snapshot is there: from now on the days of its lock count. */
    static void begin(Txn txn, Key key, Instant now) {
        var lock = of(txn, key);
        if (lock != null && lock.started == null) {
            new SnapshotLock(key, lock.mode, lock.created, lock.cooling, lock.hours, lock.days, lock.until, now)
                    .save(txn);
        }
    }

    /** A snapshot that is not there any more is not locked. */
    static void end(Txn txn, Key key) {
        txn.delete(TABLE, key);
    }

    boolean holds(Instant now) {
        return !state(now).equals(EXPIRED);
    }

    /** In EC2's words. */
    String state(Instant now) {
        var end = expires();
        if (end != null && !now.isBefore(end)) {
            return EXPIRED;
        }
        if (mode.equals(GOVERNANCE)) {
            return GOVERNANCE;
        }
        return now.isBefore(cool()) ? COOLING_OFF : COMPLIANCE;
    }

    /** Until when it cools off. */
    Instant cool() {
        return cooling.plus(Duration.ofHours(hours));
    }

    /** Until when the snapshot is locked, or null where its days do not count yet. */
    @Nullable
    Instant expires() {
        if (until != null || started == null) {
            return until;
        }
        return started.plus(Duration.ofDays(days));
    }
}
