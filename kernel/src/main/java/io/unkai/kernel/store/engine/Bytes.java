package io.unkai.kernel.store.engine;

import java.util.Arrays;
import java.util.Comparator;

/** The order of keys. */
public final class Bytes {
    /** Unsigned lexicographic order. */
    public static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

    private Bytes() {}

    /** The least key above this one. */
    public static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** The later of two keys. */
    static byte[] later(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
    }

    /** Whether the first key sorts before the second. */
    static boolean before(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) < 0;
    }
}
