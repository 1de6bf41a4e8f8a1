package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a transaction changes: first spans are removed, then single keys are put or removed. */
public final class WriteSet {
    /** Most bytes of keys and values in one transaction, about four of the largest records. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int ENTRY_OVERHEAD = 32;

    /**
     * A change of one key.
     *
     * @param value the new value, or null where the key is removed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Change(byte @Nullable [] value) {}

    private final TreeMap<byte[], Change> changes = new TreeMap<>(Bytes.ORDER);
    private final SpanSet removed = new SpanSet();
    private final Set<String> kept = new HashSet<>();
    private boolean all;
    private long bytes;
    private int edits;

    void put(byte[] key, byte[] value) {
        grow(key.length + value.length);
        changes.put(key, new Change(value));
    }

    void delete(byte[] key) {
        grow(key.length);
        changes.put(key, new Change(null));
    }

    void deleteRange(byte[] from, byte[] to) {
        if (Bytes.before(from, to)) {
            grow(from.length + to.length);
            changes.subMap(from, true, to, false).clear();
            removed.add(from, to);
        }
    }

    /** Notes which table is changed. */
    void touch(Table<?, ?> table) {
        if (table.kept()) {
            kept.add(table.name());
        }
    }

    /** Notes that all tables are changed. */
    void touchAll() {
        all = true;
    }

    /** Whether a table that is kept in memory is changed. */
    boolean changesKept() {
        return all || !kept.isEmpty();
    }

    boolean changesAll() {
        return all;
    }

    /** The names of the tables kept in memory that are changed. */
    Set<String> kept() {
        return kept;
    }

    private void grow(int more) {
        edits++;
        bytes += more + ENTRY_OVERHEAD;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a transaction changes at most " + (MAX_BYTES >> 20) + " MiB");
        }
    }

    /** Changes of single keys. */
    public NavigableMap<byte[], Change> changes() {
        return Collections.unmodifiableNavigableMap(changes);
    }

    /** Spans removed before the single changes. */
    public Collection<Span> removed() {
        return removed.spans();
    }

    /** About how large this is. */
    public long bytes() {
        return bytes;
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return edits == 0;
    }

    int edits() {
        return edits;
    }

    SpanSet removedSet() {
        return removed;
    }

    Map.@Nullable Entry<byte[], Change> ceiling(byte[] key) {
        return changes.ceilingEntry(key);
    }

    @Nullable
    Change at(byte[] key) {
        return changes.get(key);
    }
}
