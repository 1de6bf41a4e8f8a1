package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of a snapshot with a transaction's own changes over them. */
final class MergedCursor<K, V> implements Cursor<K, V> {
    private final OptimisticTxn txn;
    private final Table<K, V> table;
    private final byte[] from;
    private final byte[] to;
    private final RawCursor base;
    private boolean placed;
    private byte[] position;
    private Span passed;
    private boolean peeked;
    private int peekedAt;
    private byte @Nullable [] key;
    private byte[] value = new byte[0];

    MergedCursor(OptimisticTxn txn, Table<K, V> table, Range range, Snapshot snapshot) {
        this.txn = txn;
        this.table = table;
        this.from = Keys.of(table, range.from());
        this.to = Bytes.later(from, Keys.end(table, range));
        this.base = snapshot.cursor(from, to);
        this.position = from;
        this.passed = txn.reads().open(from);
    }

    @Override
    public void seek(byte[] target) {
        var wanted = Bytes.later(from, Keys.of(table, target));
        position = Bytes.before(to, wanted) ? to : wanted;
        passed = txn.reads().open(position);
        placed = false;
        peeked = false;
    }

    @Override
    public boolean hasNext() {
        if (!peeked || peekedAt != txn.writes().edits()) {
            txn.check();
            peek();
        }
        return key != null;
    }

    @Override
    public Entry<K, V> next() {
        var found = peeked || hasNext() ? key : null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        position = Bytes.after(found);
        peeked = false;
        return new Entry<>(
                table.keys().decode(Keys.strip(table, found)), table.values().decode(value));
    }

    private void peek() {
        peeked = true;
        peekedAt = txn.writes().edits();
        key = null;
        while (key == null && Bytes.before(position, to)) {
            step();
        }
        passed.extendTo(key == null ? to : Bytes.after(key));
    }

    /** Finds the least key at or above the position, its own or the snapshot's, or moves the position past a removed one. */
    private void step() {
        var own = txn.writes().ceiling(position);
        var other = baseKey();
        if (own != null && !Bytes.before(own.getKey(), to)) {
            own = null;
        }
        if (own == null && other == null) {
            position = to;
        } else if (own != null && (other == null || !Bytes.before(other, own.getKey()))) {
            var changed = own.getValue().value();
            if (changed != null) {
                key = own.getKey();
                value = changed;
            } else {
                position = Bytes.after(own.getKey());
            }
        } else if (other != null) {
            takeBase(other);
        }
    }

    private void takeBase(byte[] other) {
        var gone = txn.writes().removedSet().holding(other);
        if (gone == null) {
            key = other;
            value = base.value();
            return;
        }
        // Own records may lie in the span that was removed before they were put.
        var own = txn.writes().ceiling(position);
        boolean ownFirst = own != null && Bytes.before(own.getKey(), gone.to());
        position = ownFirst && own != null ? own.getKey() : gone.to();
    }

    private byte @Nullable [] baseKey() {
        if (!placed) {
            base.seek(position);
            placed = true;
        } else if (base.valid() && Bytes.before(base.key(), position)) {
            base.next();
            if (base.valid() && Bytes.before(base.key(), position)) {
                base.seek(position);
            }
        }
        return base.valid() && Bytes.before(base.key(), to) ? base.key() : null;
    }

    @Override
    public void close() {
        base.close();
    }

    @Override
    public String toString() {
        return "Cursor[" + table.name() + " " + Arrays.toString(position) + "]";
    }
}
