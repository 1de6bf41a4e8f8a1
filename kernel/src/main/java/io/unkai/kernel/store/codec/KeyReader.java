package io.unkai.kernel.store.codec;

import java.util.Arrays;

/** Reads the bytes of a key. */
final class KeyReader {
    private final byte[] bytes;
    private int at;
    private int flip;

    KeyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What follows was written in the order opposite to what was read before. */
    void invert() {
        flip ^= 0xff;
    }

    int one() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("a stored key is too short");
        }
        return (bytes[at++] & 0xff) ^ flip;
    }

    long number(int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | one();
        }
        return value;
    }

    byte[] escaped() {
        var plain = new byte[bytes.length - at];
        int size = 0;
        for (int b = one(); ; b = one()) {
            if (b == 0 && one() == 0) {
                return Arrays.copyOf(plain, size);
            }
            plain[size++] = (byte) b;
        }
    }
}
