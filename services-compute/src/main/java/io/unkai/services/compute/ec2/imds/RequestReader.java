package io.unkai.services.compute.ec2.imds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests of HTTP/1.0 and 1.1, strictly and within limits: whoever is root in a guest writes them. */
final class RequestReader {
    static final int MAX_HEAD = 8 << 10;
    static final int MAX_HEADERS = 64;
    static final int MAX_BODY = 1 << 10;

    private static final int BAD = 400;
    private static final int TOO_LARGE = 413;
    private static final int HEAD_TOO_LARGE = 431;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION = 505;
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,16}) (/[!-~]*) HTTP/1\\.([01])");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

    private final InputStream in;
    private int left;

    RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in, MAX_HEAD);
    }

    /** The next request, or null where the client has sent its last. */
    @Nullable
    Request next() throws IOException {
        left = MAX_HEAD;
        var first = line();
        if (first == null) {
            return null;
        }
        var line = LINE.matcher(first);
        if (!line.matches()) {
            throw new BadRequestException(first.contains(" HTTP/") ? VERSION : BAD, "not a request line");
        }
        var headers = headers();
        skipBody(headers);
        boolean old = line.group(3).equals("0");
        var connection = headers.getOrDefault("connection", old ? "close" : "keep-alive");
        var target = line.group(2);
        int query = target.indexOf('?');
        return new Request(
                line.group(1),
                query < 0 ? target : target.substring(0, query),
                headers,
                connection.toLowerCase(Locale.ROOT).contains("close") || !headers.containsKey("host") && !old);
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (int i = 0; ; i++) {
            var line = line();
            if (line == null) {
                throw new BadRequestException(BAD, "the head is cut off");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (i >= MAX_HEADERS) {
                throw new BadRequestException(HEAD_TOO_LARGE, "too many headers");
            }
            if (colon < 1 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new BadRequestException(BAD, "not a header");
            }
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw new BadRequestException(BAD, "a header is there twice");
            }
        }
    }

    /** No answer depends on a body, so that it is only read away. */
    private void skipBody(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            throw new BadRequestException(NOT_IMPLEMENTED, "transfer codings are not known here");
        }
        var length = headers.get("content-length");
        if (length == null) {
            return;
        }
        if (!LENGTH.matcher(length).matches()) {
            throw new BadRequestException(BAD, "not a length");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > MAX_BODY) {
            throw new BadRequestException(TOO_LARGE, "the body is too large");
        }
        in.skipNBytes(bytes);
    }

    /** A line without its end, or null at the end of the stream. */
    private @Nullable String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new BadRequestException(BAD, "a line is cut off");
            }
            if (left-- == 0) {
                throw new BadRequestException(HEAD_TOO_LARGE, "the head is too large");
            }
            if (next == '\n') {
                return trimmed(line);
            }
            if (next < ' ' && next != '\r' && next != '\t' || next >= 0x7f) {
                throw new BadRequestException(BAD, "not a character of a head");
            }
            line.append((char) next);
        }
    }

    private static String trimmed(StringBuilder line) throws BadRequestException {
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (line.indexOf("\r") >= 0) {
            throw new BadRequestException(BAD, "a line is broken");
        }
        return line.toString();
    }
}
