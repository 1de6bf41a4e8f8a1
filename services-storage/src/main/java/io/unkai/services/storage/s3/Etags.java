package io.unkai.services.storage.s3;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** ETags as clients send them. */
final class Etags {
    private static final String ANY = "*";

    private Etags() {}

    /** The ETag of a body with that MD5. */
    static String of(byte[] md5) {
        return HexFormat.of().formatHex(md5);
    }

    /** Without the quotes that may be around it. */
    static String bare(String etag) {
        var text = etag.strip();
        if (text.startsWith("W/")) {
            text = text.substring(2);
        }
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** Whether a condition, one or several ETags or {@code *}, names that ETag. */
    static boolean match(@Nullable String condition, String etag) {
        if (condition == null) {
            return false;
        }
        for (var one : condition.split(",", -1)) {
            if (one.strip().equals(ANY) || bare(one).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
