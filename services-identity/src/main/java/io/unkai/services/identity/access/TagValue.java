package io.unkai.services.identity.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the value of a tag that a condition key names; the case of its key does not count. */
final class TagValue {
    private TagValue() {}

    static @Nullable String of(Map<String, String> tags, String wanted) {
        for (var tag : tags.entrySet()) {
            if (tag.getKey().equalsIgnoreCase(wanted)) {
                return tag.getValue();
            }
        }
        return null;
    }
}
