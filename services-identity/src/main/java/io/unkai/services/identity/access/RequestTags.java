package io.unkai.services.identity.access;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Struct;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags that a request asks for, wherever services put them: lists of keys and values, maps, tag specifications. */
final class RequestTags {
    private static final Set<String> HOLDERS =
            Set.of("tags", "taglist", "tagset", "tagging", "tagspecifications", "tag", "newtags");
    private static final Set<String> KEY_LISTS = Set.of("tagkeys", "tagkeylist");
    private static final int DEEPEST = 4;

    private RequestTags() {}

    /** All tags of an input; the keys alone where it only takes tags away. */
    static Map<String, String> of(Struct input) {
        var tags = new TreeMap<String, String>();
        collect(input, tags, 0);
        return tags;
    }

    private static void collect(Struct struct, Map<String, String> tags, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (var member : struct.schema().members()) {
            var value = struct.member(member.index());
            var name = member.name().toLowerCase(Locale.ROOT);
            if (KEY_LISTS.contains(name) && value instanceof List<?> keys) {
                keys.forEach(key -> tags.putIfAbsent(String.valueOf(key), ""));
            } else if (HOLDERS.contains(name)) {
                take(value, tags, depth);
            }
        }
    }

    private static void take(@Nullable Object value, Map<String, String> tags, int depth) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, tag) -> tags.put(String.valueOf(key), String.valueOf(tag)));
            case List<?> list -> list.forEach(element -> take(element, tags, depth));
            case Struct tag
            when member(tag, "key") instanceof String key -> {
                var text = member(tag, "value");
                tags.put(key, text == null ? "" : text.toString());
            }
            case Struct holder -> collect(holder, tags, depth + 1);
            case null, default -> {
                // holds no tags
            }
        }
    }

    private static @Nullable Object member(Struct tag, String ending) {
        for (Member member : tag.schema().members()) {
            var name = member.name().toLowerCase(Locale.ROOT);
            if (name.equals(ending) || name.equals("tag" + ending)) {
                return tag.member(member.index());
            }
        }
        return null;
    }
}
