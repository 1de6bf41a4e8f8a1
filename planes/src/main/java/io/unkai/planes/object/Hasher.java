package io.unkai.planes.object;

/** A hash in the making, used by one thread at a time. */
public interface Hasher {
    /** Takes in more bytes. */
    void update(byte[] bytes, int offset, int count);

    /** The hash of all bytes taken in; the hasher is used up. */
    byte[] finish();
}
