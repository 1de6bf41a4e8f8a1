package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an S3 path names. A key is everything behind the bucket and one slash, empty segments and dots included.
 *
 * @param level what kind of thing
 * @param labels the decoded bucket and key, where there are any
 */
record S3Target(Level level, Map<String, String> labels) {
    /** The kinds of thing operations act on. */
    enum Level {
        SERVICE,
        BUCKET,
        OBJECT
    }

    /** Reads a path-style path. */
    static S3Target of(String rawPath) {
        var path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        if (path.isEmpty()) {
            return new S3Target(Level.SERVICE, Map.of());
        }
        int slash = path.indexOf('/');
        var bucket = decode(slash < 0 ? path : path.substring(0, slash));
        if (slash < 0 || slash == path.length() - 1) {
            return new S3Target(Level.BUCKET, Map.of("Bucket", bucket));
        }
        return new S3Target(Level.OBJECT, Map.of("Bucket", bucket, "Key", decode(path.substring(slash + 1))));
    }

    private static String decode(String raw) {
        var out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(raw.charAt(i + 2), 16);
                if (low < 0) {
                    throw invalid(raw);
                }
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(raw);
        }
    }

    private static ApiException invalid(String raw) {
        return new ApiException("InvalidURI", 400, "Couldn't parse the specified URI.").with("URI", raw);
    }
}
