package io.unkai.kernel.tag;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the value of a tag that a condition key names; the case of its key does not count. */
public final class TagValue {
    private TagValue() {}

    /** The value, or null where there is no such tag. */
    public static @Nullable String of(Map<String, String> tags, String wanted) {
        for (var tag : tags.entrySet()) {
            if (tag.getKey().equalsIgnoreCase(wanted)) {
                return tag.getValue();
            }
        }
        return null;
    }
}
