package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of {@link Table#kept} tables that were read, decoded. What is kept of a record is good for every snapshot from the one
 * it was read in, because a commit forgets the tables it changes before anybody can see the change, and nothing older is kept after.
 */
final class KeptRecords {
    /** Records kept of a table at most. */
    private static final int MOST = 10_000;

    private static final long NEVER = Long.MAX_VALUE;

    /**
     * A record, or that there is none.
     *
     * @param since the version of the snapshot it was read in
     */
    record Kept(long since, @Nullable Object value) {
        /** The record as what its table holds. */
        @SuppressWarnings("unchecked")
        <V> @Nullable V of(Table<?, V> table) {
            return (V) value;
        }
    }

    private final Map<String, Map<Object, Kept>> tables = new ConcurrentHashMap<>();
    /** What was read in an earlier snapshot is not kept: it may have changed. */
    private volatile long from;

    private int changing;

    /** What is kept for a snapshot of this version, or null where nothing is. */
    @Nullable
    Kept find(Table<?, ?> table, Object key, long version) {
        var records = tables.get(table.name());
        var kept = records == null ? null : records.get(key);
        return kept == null || kept.since > version ? null : kept;
    }

    /** Keeps what was read in a snapshot of this version, and answers it. */
    Kept keep(Table<?, ?> table, Object key, long version, @Nullable Object value) {
        var records = tables.computeIfAbsent(table.name(), _ -> new ConcurrentHashMap<>());
        if (records.size() >= MOST) {
            records.clear();
        }
        var read = new Kept(version, value);
        // Asked under the lock of the key: a commit says that it changes something before it forgets.
        records.compute(key, (_, known) -> version < from ? known : read);
        return read;
    }

    /** Called before a commit can be seen, and followed by {@link #end}. */
    void begin(WriteSet writes) {
        if (writes.changesKept()) {
            forget();
            tables.forEach((name, records) -> {
                if (writes.changesAll() || writes.kept().contains(name)) {
                    records.clear();
                }
            });
        }
    }

    private synchronized void forget() {
        changing++;
        from = NEVER;
    }

    /**
     * Called when a commit can be seen, or never will be.
     *
     * @param version tells the version of the newest snapshot
     */
    synchronized void end(WriteSet writes, LongSupplier version) {
        if (writes.changesKept() && --changing == 0) {
            from = version.getAsLong();
        }
    }

    /** Forgets everything, where no transaction runs. */
    void clear() {
        tables.clear();
    }
}
