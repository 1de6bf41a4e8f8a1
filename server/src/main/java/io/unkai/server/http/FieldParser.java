package io.unkai.server.http;

import io.unkai.wire.http.Headers;
import java.nio.charset.StandardCharsets;

/** Reads header fields, strictly: what two servers could read in two ways is refused. */
final class FieldParser {
    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private FieldParser() {}

    static boolean isToken(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!TOKEN[bytes[i] & 0xff]) {
                return false;
            }
        }
        return end > start;
    }

    static boolean isToken(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }

    /** Reads lines that each end in CR LF, up to {@code end} or an empty line. */
    static Headers parse(byte[] block, int start, int end, int mostFields) throws RefusedException {
        var headers = Headers.empty();
        int fields = 0;
        int line = start;
        while (line < end && block[line] != '\r') {
            int lineEnd = lineEnd(block, line, end);
            if (++fields > mostFields) {
                throw new RefusedException(Refusal.HEADERS_TOO_LARGE, "More than " + mostFields + " header fields");
            }
            field(headers, block, line, lineEnd);
            line = lineEnd + 2;
        }
        return headers;
    }

    /** Index of the CR that ends the line; a CR or LF of its own is refused. */
    static int lineEnd(byte[] block, int start, int end) throws RefusedException {
        for (int i = start; i + 1 < end; i++) {
            if (block[i] == '\r' && block[i + 1] == '\n') {
                return i;
            }
            if (block[i] == '\r' || block[i] == '\n') {
                break;
            }
        }
        throw RefusedException.malformed("A line does not end in CR LF");
    }

    private static void field(Headers headers, byte[] block, int start, int end) throws RefusedException {
        int colon = start;
        while (colon < end && block[colon] != ':') {
            colon++;
        }
        if (colon == end || !isToken(block, start, colon)) {
            throw RefusedException.malformed("A header field has no valid name");
        }
        int from = colon + 1;
        int to = end;
        while (from < to && isBlank(block[from])) {
            from++;
        }
        while (to > from && isBlank(block[to - 1])) {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (block[i] >= 0 && block[i] < ' ' && block[i] != '\t' || block[i] == 0x7f) {
                throw RefusedException.malformed("A header value holds a control character");
            }
        }
        headers.add(
                new String(block, start, colon - start, StandardCharsets.ISO_8859_1),
                new String(block, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
