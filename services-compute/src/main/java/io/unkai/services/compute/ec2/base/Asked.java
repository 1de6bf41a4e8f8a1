package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list is to show.
 *
 * @param ids only these; all where it is empty
 * @param filters what must match
 * @param maxResults most on a page, or null for all
 * @param nextToken where the page before ended, or null
 */
public record Asked(
        List<String> ids,
        List<Filter> filters,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {
    /** As members of inputs have it. */
    public static Asked of(
            @Nullable List<String> ids,
            @Nullable List<io.unkai.api.ec2.Filter> filters,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {
        return new Asked(ids == null ? List.of() : ids, filters(filters), maxResults, nextToken);
    }

    /** Filters as members of inputs have them. */
    public static List<Filter> filters(@Nullable List<io.unkai.api.ec2.Filter> filters) {
        return filters == null ? List.of() : filters.stream().map(Asked::filter).toList();
    }

    private static Filter filter(io.unkai.api.ec2.Filter filter) {
        if (filter.name() == null) {
            throw Ec2Errors.missing("Filter.Name");
        }
        if (filter.values() == null) {
            throw Ec2Errors.invalidValue("The filter '" + filter.name() + "' has no values");
        }
        return new Filter(filter.name(), filter.values());
    }
}
