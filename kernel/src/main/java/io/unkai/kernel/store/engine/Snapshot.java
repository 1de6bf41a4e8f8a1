package io.unkai.kernel.store.engine;

import org.jspecify.annotations.Nullable;

/** What the store held at one moment. */
public interface Snapshot extends AutoCloseable {
    /** The moment: every commit up to this version is in the snapshot, none after it. */
    long version();

    /** The value of a key, or null. */
    byte @Nullable [] get(byte[] key);

    /** A walk over the keys from one (included) to another (excluded). */
    RawCursor cursor(byte[] from, byte[] to);

    @Override
    void close();
}
