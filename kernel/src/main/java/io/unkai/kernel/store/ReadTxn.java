package io.unkai.kernel.store;

import org.jspecify.annotations.Nullable;

/** A consistent view of the store. Usable only while the function it was given to runs. */
public interface ReadTxn {
    /** The record at a key, or null. */
    <K, V> @Nullable V get(Table<K, V> table, K key);

    /**
     * Walks records in key order. The cursor sees the changes of its own transaction, and only what it has passed over counts
     * as read.
     */
    <K, V> Cursor<K, V> scan(Table<K, V> table, Range range);
}
