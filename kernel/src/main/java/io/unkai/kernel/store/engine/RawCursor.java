package io.unkai.kernel.store.engine;

/** A walk over the raw records of a snapshot, in key order. It stands nowhere until the first seek. */
public interface RawCursor extends AutoCloseable {
    /** Goes to the first record at or after a key, forwards or backwards. */
    void seek(byte[] key);

    /** Whether it stands on a record. */
    boolean valid();

    /** The key where it stands. */
    byte[] key();

    /** The value where it stands. */
    byte[] value();

    /** Goes to the next record. */
    void next();

    @Override
    void close();
}
