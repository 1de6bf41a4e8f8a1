package io.unkai.kernel.store.engine;

/** Keys from one (included) to another (excluded); the end moves as a cursor goes on. */
public final class Span {
    private final byte[] from;
    private byte[] to;

    Span(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
    }

    /** The first key. */
    public byte[] from() {
        return from;
    }

    /** The key after the last. */
    public byte[] to() {
        return to;
    }

    boolean holds(byte[] key) {
        return !Bytes.before(key, from) && Bytes.before(key, to);
    }

    boolean meets(Span other) {
        return Bytes.before(from, other.to) && Bytes.before(other.from, to);
    }

    void extendTo(byte[] end) {
        to = Bytes.later(to, end);
    }
}
