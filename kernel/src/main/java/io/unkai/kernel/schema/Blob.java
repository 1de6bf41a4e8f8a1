package io.unkai.kernel.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes held in memory. */
public final class Blob {
    /** No bytes. */
    public static final Blob EMPTY = new Blob(new byte[0]);

    private final byte[] bytes;

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Blob of(byte[] bytes) {
        return new Blob(bytes.clone());
    }

    /** These bytes themselves; the caller gives them up. */
    public static Blob wrap(byte[] bytes) {
        return new Blob(bytes);
    }

    /** The UTF-8 bytes of a text. */
    public static Blob utf8(String text) {
        return new Blob(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes themselves, for reading only. */
    public byte[] shared() {
        return bytes;
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The bytes read as UTF-8. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: contents may be secret. */
    @Override
    public String toString() {
        return "Blob[" + bytes.length + " bytes]";
    }
}
