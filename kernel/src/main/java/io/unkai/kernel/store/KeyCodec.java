package io.unkai.kernel.store;

/**
 * Turns keys into bytes and back, keeping their order: unsigned lexicographic order of the bytes is the order of the table.
 *
 * @param <K> the key
 */
public interface KeyCodec<K> {
    /** The bytes of a key. */
    byte[] encode(K key);

    /** The key of these bytes. */
    K decode(byte[] bytes);
}
