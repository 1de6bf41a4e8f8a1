package io.unkai.kernel.store;

/**
 * Turns records into bytes and back. Reads what earlier versions of the record wrote: a component they lacked has its default.
 *
 * @param <V> the record
 */
public interface ValueCodec<V> {
    /** The bytes of a record. */
    byte[] encode(V value);

    /** The record of these bytes. */
    V decode(byte[] bytes);
}
