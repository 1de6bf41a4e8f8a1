package io.unkai.services.compute.ec2.base;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that filters compare, of the parts of answers. */
public final class Parts {
    private Parts() {}

    /** The value of each part. */
    public static <R, T> Function<R, Collection<String>> each(
            Function<R, @Nullable List<T>> parts, Function<T, @Nullable String> value) {
        return whole ->
                stream(parts.apply(whole)).map(value).filter(Objects::nonNull).toList();
    }

    /** The value of a part that may not be there. */
    public static <R, T> Function<R, @Nullable String> of(
            Function<R, @Nullable T> part, Function<T, @Nullable String> value) {
        return whole -> {
            var found = part.apply(whole);
            return found == null ? null : value.apply(found);
        };
    }

    /** A list, empty where it is null. */
    public static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The elements of a list, none where it is null. */
    public static <T> Stream<T> stream(@Nullable List<T> list) {
        return list == null ? Stream.of() : list.stream();
    }

    /** A value as filters compare it, or null. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
