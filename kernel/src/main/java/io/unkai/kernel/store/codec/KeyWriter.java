package io.unkai.kernel.store.codec;

import java.util.Arrays;

/** Collects the bytes of a key. */
final class KeyWriter {
    private byte[] bytes = new byte[64];
    private int size;

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    void one(int value) {
        need(1);
        bytes[size++] = (byte) value;
    }

    /** The most significant first. */
    void number(long value, int width) {
        need(width);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** A zero inside becomes 00 ff, so that the end, 00 00, sorts below whatever goes on. */
    void escaped(byte[] value) {
        need(value.length);
        for (byte b : value) {
            one(b);
            if (b == 0) {
                one(0xff);
            }
        }
    }

    void end() {
        one(0);
        one(0);
    }

    int size() {
        return size;
    }

    /** Turns the order of what was written since a place around. */
    void invert(int from) {
        for (int i = from; i < size; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
