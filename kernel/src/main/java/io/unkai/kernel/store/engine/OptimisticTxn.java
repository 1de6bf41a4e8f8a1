package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Stamp;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt at a transaction: reads a snapshot, keeps its changes to itself, and remembers what it read. */
final class OptimisticTxn implements Txn, AutoCloseable {
    private final Snapshot snapshot;
    private final KeptRecords kept;
    private final LongSupplier serials;
    private final boolean writing;
    private final ReadSet reads = new ReadSet();
    private final WriteSet writes = new WriteSet();
    private final List<RawClose> cursors = new ArrayList<>();
    private boolean ended;

    /** Something to close at the end. */
    private interface RawClose {
        void close();
    }

    OptimisticTxn(Snapshot snapshot, KeptRecords kept, LongSupplier serials, boolean writing) {
        this.snapshot = snapshot;
        this.kept = kept;
        this.serials = serials;
        this.writing = writing;
    }

    @Override
    public <K, V> @Nullable V get(Table<K, V> table, K key) {
        check();
        if (!writing && table.kept()) {
            return kept(table, key, null);
        }
        var bytes = Keys.find(table, key);
        if (bytes == null) {
            return null;
        }
        var own = writes.at(bytes);
        if (own != null) {
            var value = own.value();
            return value == null ? null : table.values().decode(value);
        }
        if (writes.removedSet().holding(bytes) != null) {
            return null;
        }
        reads.add(bytes);
        return table.kept() ? kept(table, key, bytes) : decoded(table, bytes);
    }

    private <K, V> @Nullable V kept(Table<K, V> table, K key, byte @Nullable [] bytes) {
        var known = kept.find(table, key, snapshot.version());
        if (known == null) {
            var encoded = bytes == null ? Keys.find(table, key) : bytes;
            if (encoded == null) {
                return null;
            }
            known = kept.keep(table, key, snapshot.version(), decoded(table, encoded));
        }
        return known.of(table);
    }

    private <K, V> @Nullable V decoded(Table<K, V> table, byte[] bytes) {
        var value = snapshot.get(bytes);
        return value == null ? null : table.values().decode(value);
    }

    @Override
    public <K, V> Cursor<K, V> scan(Table<K, V> table, Range range) {
        check();
        var cursor = new MergedCursor<>(this, table, range, snapshot);
        cursors.add(cursor::close);
        return cursor;
    }

    @Override
    public <K, V> void put(Table<K, V> table, K key, V value) {
        check();
        var bytes = table.values().encode(value);
        if (bytes.length > Store.MAX_VALUE) {
            throw new IllegalArgumentException("a record of " + table.name() + " has " + bytes.length
                    + " bytes; at most " + Store.MAX_VALUE + " are possible");
        }
        writes.touch(table);
        writes.put(Keys.of(table, key), bytes);
    }

    @Override
    public <K, V> void delete(Table<K, V> table, K key) {
        check();
        writes.touch(table);
        writes.delete(Keys.of(table, key));
    }

    @Override
    public void deleteRange(Table<?, ?> table, Range range) {
        check();
        writes.touch(table);
        writes.deleteRange(Keys.of(table, range.from()), Keys.end(table, range));
    }

    @Override
    public void clear() {
        check();
        writes.touchAll();
        writes.deleteRange(Keys.start(), Keys.end());
    }

    @Override
    public void reconcile(String kind, String key) {
        put(Outbox.TABLE, new Outbox.Request(kind, key), stamp());
    }

    @Override
    public Stamp stamp() {
        return new Stamp(snapshot.version(), serials.getAsLong());
    }

    void check() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
    }

    ReadSet reads() {
        return reads;
    }

    WriteSet writes() {
        return writes;
    }

    Commit commit() {
        return new Commit(snapshot.version(), reads, writes);
    }

    @Override
    public void close() {
        ended = true;
        cursors.forEach(RawClose::close);
        snapshot.close();
    }
}
