package io.unkai.kernel.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CborWriter} writes, and refuses everything else. */
final class CborReader {
    private static final int MAX_DEPTH = 128;

    private final byte[] bytes;
    private int at;
    private int depth;

    CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    private int next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("a stored record ends early");
        }
        return bytes[at++] & 0xff;
    }

    private long fixed(int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    private long argument(int head) {
        int low = head & 0x1f;
        if (low < 24) {
            return low;
        } else if (low < 28) {
            return fixed(1 << (low - 24));
        }
        throw unexpected(head);
    }

    private int length(int major) {
        int head = next();
        if (head >> 5 != major) {
            throw unexpected(head);
        }
        long length = argument(head);
        // An item has at least one byte, so that a damaged length cannot ask for much memory.
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("a stored record ends early");
        }
        return (int) length;
    }

    private static IllegalArgumentException unexpected(int head) {
        return new IllegalArgumentException("a stored record has an unexpected 0x" + Integer.toHexString(head));
    }

    /** Steps over a null, if one is here. */
    boolean nothing() {
        boolean here = at < bytes.length && (bytes[at] & 0xff) == CborWriter.NULL;
        if (here) {
            at++;
        }
        return here;
    }

    /** Steps over these bytes, if they are here. */
    boolean raw(byte[] encoded) {
        boolean here = encoded.length <= bytes.length - at
                && Arrays.equals(bytes, at, at + encoded.length, encoded, 0, encoded.length);
        if (here) {
            at += encoded.length;
        }
        return here;
    }

    /** An integer. */
    long number() {
        int head = next();
        return switch (head >> 5) {
            case CborWriter.UNSIGNED -> argument(head);
            case CborWriter.NEGATIVE -> ~argument(head);
            default -> throw unexpected(head);
        };
    }

    /** A float, or an integer in its place. */
    double real() {
        if (at < bytes.length && (bytes[at] & 0xff) == CborWriter.DOUBLE) {
            at++;
            return Double.longBitsToDouble(fixed(8));
        }
        return number();
    }

    boolean bool() {
        int head = next();
        if (head != CborWriter.TRUE && head != CborWriter.FALSE) {
            throw unexpected(head);
        }
        return head == CborWriter.TRUE;
    }

    String text() {
        int length = length(CborWriter.TEXT);
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] binary() {
        int length = length(CborWriter.BYTES);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    int list() {
        return length(CborWriter.LIST);
    }

    int map() {
        return length(CborWriter.MAP);
    }

    /** Any value: null, text, boolean, long, double, bytes, list or map. */
    @Nullable
    Object any() {
        int head = at < bytes.length ? bytes[at] & 0xff : next();
        return switch (head >> 5) {
            case CborWriter.UNSIGNED, CborWriter.NEGATIVE -> number();
            case CborWriter.BYTES -> binary();
            case CborWriter.TEXT -> text();
            case CborWriter.LIST -> items();
            case CborWriter.MAP -> entries();
            default -> nothing() ? null : head == CborWriter.DOUBLE ? (Object) real() : (Object) bool();
        };
    }

    /** Steps over any value. */
    void skip() {
        int head = at < bytes.length ? bytes[at] & 0xff : next();
        switch (head >> 5) {
            case CborWriter.UNSIGNED, CborWriter.NEGATIVE -> number();
            case CborWriter.BYTES, CborWriter.TEXT -> {
                int length = length(head >> 5);
                at += length;
            }
            case CborWriter.LIST -> skip(list());
            case CborWriter.MAP -> skip(2L * map());
            default -> any();
        }
    }

    private void skip(long values) {
        deeper();
        for (long i = 0; i < values; i++) {
            skip();
        }
        depth--;
    }

    private List<@Nullable Object> items() {
        deeper();
        int size = list();
        var items = new ArrayList<@Nullable Object>(size);
        for (int i = 0; i < size; i++) {
            items.add(any());
        }
        depth--;
        return items;
    }

    private Map<@Nullable Object, @Nullable Object> entries() {
        deeper();
        int size = map();
        var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (int i = 0; i < size; i++) {
            var key = any();
            entries.put(key, any());
        }
        depth--;
        return entries;
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a stored record is nested too deeply");
        }
    }
}
