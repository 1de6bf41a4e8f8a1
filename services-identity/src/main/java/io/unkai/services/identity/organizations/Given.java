package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers gave, after the model's constraints have been checked. */
final class Given {
    private Given() {}

    /** A text, empty where it was left out. */
    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Tags in order; each key once. */
    static Map<String, String> tags(@Nullable List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        for (var tag : tags == null ? List.<Tag>of() : tags) {
            if (map.putIfAbsent(text(tag.key()), text(tag.value())) != null) {
                throw Refusals.input("DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags of one resource.");
            }
        }
        return map;
    }
}
