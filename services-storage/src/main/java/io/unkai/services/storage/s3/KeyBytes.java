package io.unkai.services.storage.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds the bytes of table keys so that their order is the order wanted. A text inside a key has each zero byte followed by
 * 0xff and is closed by two zero bytes, so that no text is a prefix of another.
 */
final class KeyBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes as they are: of a fixed length, or last in the key. */
    KeyBytes raw(String text) {
        out.writeBytes(utf8(text));
        return this;
    }

    /** A text of any content and length. */
    KeyBytes closed(String text) {
        return open(text).end();
    }

    /** A text that more may follow: the start of every key whose text starts so. */
    KeyBytes open(String text) {
        for (byte one : utf8(text)) {
            out.write(one);
            if (one == 0) {
                out.write(0xff);
            }
        }
        return this;
    }

    private KeyBytes end() {
        out.write(0);
        out.write(0);
        return this;
    }

    KeyBytes number(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    KeyBytes number(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Bytes of a name as {@link #open} writes them. */
    static byte[] escaped(byte[] name) {
        var escaped = new ByteArrayOutputStream(name.length + 8);
        for (byte one : name) {
            escaped.write(one);
            if (one == 0) {
                escaped.write(0xff);
            }
        }
        return escaped.toByteArray();
    }

    /** The least bytes above these. */
    static byte[] after(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** The bytes above everything that starts with these, which are not all 0xff. */
    static byte[] afterAll(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xff) {
            last--;
        }
        var after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }
}
