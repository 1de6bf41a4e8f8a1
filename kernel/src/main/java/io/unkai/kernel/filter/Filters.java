package io.unkai.kernel.filter;

import io.unkai.kernel.error.ApiException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters a list knows. Values of one filter are alternatives; all filters must match. {@code tag:KEY} compares the value of a
 * tag, {@code tag-key} the keys, {@code tag-value} the values.
 *
 * @param <T> what is listed
 */
public final class Filters<T> {
    /** Most filter values of one call. */
    public static final int MAX_VALUES = 200;

    private static final String TAG = "tag:";

    private final Map<String, Function<T, Collection<String>>> known = new HashMap<>();
    private @Nullable Function<T, Map<String, String>> tags;

    /** A filter with one value per item, or none where it is null. */
    public Filters<T> on(String name, Function<T, @Nullable String> value) {
        return onEach(name, item -> {
            var one = value.apply(item);
            return one == null ? List.of() : List.of(one);
        });
    }

    /** A filter with several values per item, of which one must match. */
    public Filters<T> onEach(String name, Function<T, Collection<String>> values) {
        known.put(name, values);
        return this;
    }

    /** The filters by tags. */
    public Filters<T> onTags(Function<T, Map<String, String>> tagsOf) {
        tags = tagsOf;
        onEach("tag-key", item -> tagsOf.apply(item).keySet());
        return onEach("tag-value", item -> tagsOf.apply(item).values());
    }

    /**
     * What a call's filters let through.
     *
     * @throws ApiException if one of them is unknown, or there are too many values
     */
    public Predicate<T> all(List<Filter> filters) {
        if (filters.stream().mapToInt(filter -> filter.values().size()).sum() > MAX_VALUES) {
            throw new ApiException(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is " + MAX_VALUES);
        }
        Predicate<T> all = item -> true;
        for (var filter : filters) {
            all = all.and(one(filter));
        }
        return all;
    }

    private Predicate<T> one(Filter filter) {
        var values = values(filter.name());
        return item -> values.apply(item).stream()
                .anyMatch(value -> filter.values().stream().anyMatch(pattern -> Wildcard.matches(pattern, value)));
    }

    private Function<T, Collection<String>> values(String name) {
        var values = known.get(name);
        if (values != null) {
            return values;
        }
        var tagsOf = tags;
        if (tagsOf == null || !name.startsWith(TAG) || name.length() == TAG.length()) {
            throw new ApiException("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        var key = name.substring(TAG.length());
        return item -> {
            var value = tagsOf.apply(item).get(key);
            return value == null ? List.of() : List.of(value);
        };
    }
}
