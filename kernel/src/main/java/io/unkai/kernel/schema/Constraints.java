package io.unkai.kernel.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value must satisfy beyond its type; the member's own constraints are already merged with its target's.
 *
 * @param minLength least length of a string (code points), blob (bytes), list or map (entries), or null
 * @param maxLength greatest length, or null
 * @param min least number, or null
 * @param max greatest number, or null
 * @param pattern regular expression in the model's own syntax, or null
 * @param enumValues legal values of a string enum in the model's order, empty where any is legal
 */
public record Constraints(
        @Nullable Long minLength,
        @Nullable Long maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern,
        List<String> enumValues) {
    /** No constraint. */
    public static final Constraints NONE = new Constraints(null, null, null, null, null, List.of());

    /** A length between two bounds, either of which may be missing. */
    public static Constraints length(@Nullable Long minLength, @Nullable Long maxLength) {
        return new Constraints(minLength, maxLength, null, null, null, List.of());
    }

    /** A number between two bounds, either of which may be missing. */
    public static Constraints range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        return new Constraints(null, null, min, max, null, List.of());
    }

    /** One of these strings. */
    public static Constraints values(List<String> values) {
        return new Constraints(null, null, null, null, null, List.copyOf(values));
    }
}
