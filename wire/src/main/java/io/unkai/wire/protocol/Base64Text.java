package io.unkai.wire.protocol;

import io.unkai.kernel.schema.Blob;
import java.util.Base64;

/** Base64 as RFC 4648 has it: padded, and nothing in the bits that carry no data. */
public final class Base64Text {
    private Base64Text() {}

    /**
     * Reads bytes.
     *
     * @throws io.unkai.kernel.error.ApiException if the text is anything but canonical Base64
     */
    public static Blob decode(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (text.endsWith(tail(bytes)) && text.length() % 4 == 0) {
                return Blob.wrap(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw Malformed.serialization("Invalid Base64");
        }
        throw Malformed.serialization("Invalid Base64");
    }

    /** The last group, the only one that may be written in more than one way. */
    private static String tail(byte[] bytes) {
        int start = Math.max(0, (bytes.length - 1) / 3 * 3);
        var last = new byte[bytes.length - start];
        System.arraycopy(bytes, start, last, 0, last.length);
        return Base64.getEncoder().encodeToString(last);
    }

    /** Writes bytes. */
    public static String encode(Blob blob) {
        return Base64.getEncoder().encodeToString(blob.shared());
    }
}
