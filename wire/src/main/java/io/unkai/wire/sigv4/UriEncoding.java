package io.unkai.wire.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as signatures have it: everything but RFC 3986's unreserved characters, in upper-case hexadecimal. */
final class UriEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriEncoding() {}

    /** Encodes; slashes stay where asked. */
    static String encode(byte[] bytes, boolean keepSlash) {
        var out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved(b) || keepSlash && b == '/') {
                out.append((char) b);
            } else {
                out.append('%').append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
            }
        }
        return out.toString();
    }

    /** Decodes a part of a raw target; a percent sign that starts no escape stands for itself. */
    static byte[] decode(String raw, boolean plusIsSpace) {
        var bytes = bytes(raw);
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toByteArray();
    }

    /** Decodes a query parameter's name or value to text. */
    static String decodeQuery(String raw) {
        return new String(decode(raw, true), StandardCharsets.UTF_8);
    }

    /** The bytes of a raw target: one for each character, as received; UTF-8 where a caller inside gave other characters. */
    static byte[] bytes(String raw) {
        boolean latin = raw.chars().allMatch(c -> c < 256);
        return raw.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
