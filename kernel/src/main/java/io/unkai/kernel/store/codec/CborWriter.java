package io.unkai.kernel.store.codec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the part of CBOR (RFC 8949) that stored records use: definite lengths, 64-bit integers and floats. */
final class CborWriter {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int LIST = 4;
    static final int MAP = 5;
    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int NULL = 0xf6;
    static final int DOUBLE = 0xfb;

    private byte[] bytes = new byte[256];
    private int size;

    private void need(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }

    private void head(int major, long argument) {
        need(9);
        int width = argument < 0 || argument > 0xffff_ffffL
                ? 8
                : argument > 0xffff ? 4 : argument > 0xff ? 2 : argument > 23 ? 1 : 0;
        if (width == 0) {
            bytes[size++] = (byte) (major << 5 | (int) argument);
            return;
        }
        bytes[size++] = (byte) (major << 5 | 24 + Integer.numberOfTrailingZeros(width));
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (argument >>> shift);
        }
    }

    void number(long value) {
        head(value < 0 ? NEGATIVE : UNSIGNED, value < 0 ? ~value : value);
    }

    void number(double value) {
        need(9);
        bytes[size++] = (byte) DOUBLE;
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    void bool(boolean value) {
        simple(value ? TRUE : FALSE);
    }

    void nothing() {
        simple(NULL);
    }

    private void simple(int code) {
        need(1);
        bytes[size++] = (byte) code;
    }

    void text(String value) {
        var encoded = Utf8.bytes(value);
        head(TEXT, encoded.length);
        raw(encoded);
    }

    void binary(byte[] value) {
        head(BYTES, value.length);
        raw(value);
    }

    void list(int items) {
        head(LIST, items);
    }

    void map(int entries) {
        head(MAP, entries);
    }

    /** Bytes that are CBOR already. */
    void raw(byte[] encoded) {
        need(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** A value as {@link CborReader#any} reads it. */
    void any(@Nullable Object value) {
        switch (value) {
            case null -> nothing();
            case String text -> text(text);
            case Boolean bool -> bool(bool);
            case Double number -> number(number.doubleValue());
            case Number number -> number(number.longValue());
            case byte[] binary -> binary(binary);
            case Collection<?> items -> {
                list(items.size());
                items.forEach(this::any);
            }
            case Map<?, ?> entries -> {
                map(entries.size());
                entries.forEach((key, entry) -> {
                    any(key);
                    any(entry);
                });
            }
            default -> throw new IllegalArgumentException("cannot store " + value.getClass());
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
