package io.unkai.kernel.tag;

import io.unkai.kernel.error.ApiException;
import java.util.Locale;
import java.util.Map;

/** AWS's limits of tags; each service has its own words for what breaks them. */
@FunctionalInterface
public interface TagRules {
    /** Most tags of a resource that users set. */
    int MAX_TAGS = 50;

    /** Most characters of a key, at least 1. */
    int MAX_KEY = 128;

    /** Most characters of a value. */
    int MAX_VALUE = 256;

    /** What a tag can break. */
    enum Violation {
        /** The resource would have more than {@link #MAX_TAGS}. */
        TOO_MANY,
        /** The key is empty or too long. */
        KEY_LENGTH,
        /** The value is too long. */
        VALUE_LENGTH,
        /** The key starts with {@code aws:}. */
        RESERVED
    }

    /** The service's error. */
    ApiException refuse(Violation violation, String key);

    /** Checks tags that a user asks for. */
    default void check(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (reserved(key)) {
                throw refuse(Violation.RESERVED, key);
            } else if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_KEY) {
                throw refuse(Violation.KEY_LENGTH, key);
            } else if (value.codePointCount(0, value.length()) > MAX_VALUE) {
                throw refuse(Violation.VALUE_LENGTH, key);
            }
        });
    }

    /** Whether only AWS sets a key. */
    static boolean reserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }
}
