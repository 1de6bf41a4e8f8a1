package io.unkai.wire.sigv4;

import java.util.ArrayDeque;

/** The path in a canonical request. */
final class CanonicalPath {
    private CanonicalPath() {}

    /** S3: each byte encoded once, nothing normalised, since keys may hold empty and dot segments. */
    static String once(String rawPath) {
        return rawPath.isEmpty() ? "/" : UriEncoding.encode(UriEncoding.decode(rawPath, false), true);
    }

    /** Everything else: dot and empty segments removed, then what was sent is encoded again. */
    static String twice(String rawPath) {
        if (rawPath.equals("/")) {
            return rawPath;
        }
        return UriEncoding.encode(UriEncoding.bytes(normalise(rawPath)), true);
    }

    private static String normalise(String rawPath) {
        var kept = new ArrayDeque<String>();
        for (var segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        var path = "/" + String.join("/", kept);
        return rawPath.endsWith("/") && !kept.isEmpty() ? path + "/" : path;
    }
}
