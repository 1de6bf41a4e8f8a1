package io.unkai.kernel.store;

import java.util.Iterator;

/**
 * A walk over records in key order.
 *
 * @param <K> the key
 * @param <V> the record
 */
public interface Cursor<K, V> extends Iterator<Cursor.Entry<K, V>>, AutoCloseable {
    /** Goes to the first record at or after these key bytes, forwards or backwards, inside the range. */
    void seek(byte[] key);

    @Override
    void close();

    /** A record with its key. */
    record Entry<K, V>(K key, V value) {}
}
