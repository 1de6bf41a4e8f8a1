package io.unkai.codegen.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that may be missing; asking a missing value for its parts answers missing values.
 *
 * @param value null, {@link Boolean}, {@link BigDecimal}, {@link String}, {@link List} or {@link Map} of unwrapped values
 */
public record Json(@Nullable Object value) {
    /** No value. */
    public static final Json MISSING = new Json(null);

    /** Whether there is no value, or null. */
    public boolean isMissing() {
        return value == null;
    }

    /** A field of an object. */
    public Json get(String name) {
        return value instanceof Map<?, ?> map ? new Json(map.get(name)) : MISSING;
    }

    /** Whether an object has a field, even null. */
    public boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** The text. */
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("not a string: " + value);
    }

    /** The text, or another where there is none. */
    public String text(String otherwise) {
        return isMissing() ? otherwise : text();
    }

    /** The text, or null where there is none. */
    public @Nullable String textOrNull() {
        return isMissing() ? null : text();
    }

    /** Whether the value is true. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** The number, or null where there is none; numbers given as strings count. */
    public @Nullable BigDecimal number() {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number;
            case String text -> new BigDecimal(text);
            default -> throw new IllegalArgumentException("not a number: " + value);
        };
    }

    /** The items of a list; none where missing. */
    public List<Json> items() {
        return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
    }

    /** The texts of a list; none where missing. */
    public List<String> texts() {
        return items().stream().map(Json::text).toList();
    }

    /** A text or list of texts as a list; none where missing. */
    public List<String> textOrTexts() {
        return value instanceof String text ? List.of(text) : texts();
    }

    /** Visits the fields of an object in order. */
    public void eachField(BiConsumer<String, Json> visitor) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> visitor.accept((String) name, new Json(field)));
        }
    }
}
