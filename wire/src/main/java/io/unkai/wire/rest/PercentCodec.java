package io.unkai.wire.rest;

import io.unkai.kernel.error.ApiException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent decoding that accepts nothing but UTF-8 and never guesses. */
public final class PercentCodec {
    private PercentCodec() {}

    /**
     * Decodes a part of a path; a plus sign stands for itself.
     *
     * @param raw characters up to U+00FF stand for the bytes that were sent
     * @throws ApiException if an escape is malformed or the bytes are not UTF-8
     */
    public static String decode(String raw) {
        return decode(raw, false);
    }

    /** Decodes a name or value of a query, where a plus sign stands for a space. */
    public static String decodeQuery(String raw) {
        return decode(raw, true);
    }

    private static String decode(String raw, boolean plusIsSpace) {
        if (isPlain(raw)) {
            return plusIsSpace ? raw.replace('+', ' ') : raw;
        }
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(escape(raw, i));
                i += 2;
            } else if (c > 0xff) {
                throw invalid();
            } else {
                bytes.write(c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%' || raw.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int escape(String raw, int at) {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(raw.charAt(at + 2), 16);
        if (low < 0) {
            throw invalid();
        }
        return high << 4 | low;
    }

    private static ApiException invalid() {
        return new ApiException("InvalidURI", 400, "Couldn't parse the specified URI.");
    }
}
