package io.unkai.codegen.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Patch (RFC 6902) of the operations {@code add}, {@code replace}, {@code remove} and {@code test}. Each step must say
 * why in a member {@code why}; a step that finds no place to act on fails, so a patch cannot outlive what it repairs.
 */
public final class JsonPatch {
    private JsonPatch() {}

    /** Applies all steps in order, on a copy. */
    public static Json apply(Json document, Json patch) {
        var root = new ArrayList<@Nullable Object>();
        root.add(copy(document.value()));
        for (var step : patch.items()) {
            if (step.get("why").text("").isBlank()) {
                throw new IllegalArgumentException("a patch step without a reason: " + step.value());
            }
            step(root, step);
        }
        return new Json(root.getFirst());
    }

    private static void step(List<@Nullable Object> root, Json step) {
        var pointer = "/0" + step.get("path").text();
        int cut = pointer.lastIndexOf('/');
        var parent = find(root, pointer.substring(0, cut), pointer);
        var name = unescape(pointer.substring(cut + 1));
        switch (step.get("op").text()) {
            case "add" -> add(parent, name, copy(step.get("value").value()));
            case "replace" -> {
                child(parent, name, pointer);
                set(parent, name, copy(step.get("value").value()));
            }
            case "remove" -> {
                child(parent, name, pointer);
                remove(parent, name);
            }
            case "test" -> test(child(parent, name, pointer), step.get("value").value(), pointer);
            default -> throw new IllegalArgumentException("unknown patch operation " + step.get("op"));
        }
    }

    private static @Nullable Object find(Object root, String pointer, String whole) {
        @Nullable Object at = root;
        for (var part : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            if (!part.isEmpty() || !pointer.isEmpty()) {
                at = child(at, unescape(part), whole);
            }
        }
        return at;
    }

    private static @Nullable Object child(@Nullable Object parent, String name, String whole) {
        if (parent instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        if (parent instanceof List<?> list && name.matches("\\d{1,9}") && Integer.parseInt(name) < list.size()) {
            return list.get(Integer.parseInt(name));
        }
        throw new IllegalArgumentException("nothing at " + whole.substring(2));
    }

    private static void add(@Nullable Object parent, String name, @Nullable Object value) {
        if (parent instanceof List<?>) {
            var list = list(parent);
            list.add(name.equals("-") ? list.size() : Integer.parseInt(name), value);
        } else {
            map(parent).put(name, value);
        }
    }

    private static void set(@Nullable Object parent, String name, @Nullable Object value) {
        if (parent instanceof List<?>) {
            list(parent).set(Integer.parseInt(name), value);
        } else {
            map(parent).put(name, value);
        }
    }

    private static void remove(@Nullable Object parent, String name) {
        if (parent instanceof List<?>) {
            list(parent).remove(Integer.parseInt(name));
        } else {
            map(parent).remove(name);
        }
    }

    private static void test(@Nullable Object found, @Nullable Object expected, String pointer) {
        if (!Objects.equals(found, expected)) {
            throw new IllegalArgumentException("at " + pointer.substring(2) + " is " + found + ", not " + expected);
        }
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            map.forEach((name, field) -> copy.put(name, copy(field)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return value;
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
