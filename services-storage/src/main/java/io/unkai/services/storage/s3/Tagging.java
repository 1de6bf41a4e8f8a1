package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags of an object. */
final class Tagging {
    private static final int TAGS = 10;
    private static final int KEY = 128;
    private static final int VALUE = 256;

    private Tagging() {}

    /** Reads the header {@code x-amz-tagging}: names and values as in a query string. */
    static Map<String, String> parse(@Nullable String header) {
        var tags = new LinkedHashMap<String, String>();
        if (header == null || header.isEmpty()) {
            return tags;
        }
        for (var pair : header.split("&", -1)) {
            int equals = pair.indexOf('=');
            var key = decode(header, equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(header, pair.substring(equals + 1));
            if (tags.put(key, value) != null) {
                throw new ApiException("InvalidTag", "Cannot provide multiple Tags with the same key");
            }
        }
        check(tags);
        return tags;
    }

    private static String decode(String header, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument(
                    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without"
                            + " tag name duplicates.",
                    "x-amz-tagging",
                    header);
        }
    }

    /** Refuses tags that no object can have. */
    static void check(Map<String, String> tags) {
        if (tags.size() > TAGS) {
            throw new ApiException("BadRequest", "Object tags cannot be greater than " + TAGS);
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > KEY) {
                throw new ApiException("InvalidTag", "The TagKey you have provided is invalid").with("TagKey", key);
            }
            if (value.length() > VALUE) {
                throw new ApiException("InvalidTag", "The TagValue you have provided is invalid")
                        .with("TagValue", value);
            }
            if (key.startsWith("aws:")) {
                throw new ApiException("InvalidTag", "System tags cannot be added/updated by requester");
            }
        });
    }
}
