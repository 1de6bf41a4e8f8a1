package io.unkai.wire.rest;

import io.unkai.kernel.schema.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The URI patterns of a service's operations.
 *
 * <p>Paths are split at their raw slashes and decoded afterwards, so {@code %2F} never separates segments and a greedy label keeps
 * empty segments, dots and trailing slashes as they were sent. From left to right a literal segment wins over a label and a label
 * over a greedy one; among operations of the same path the one with the most matching query literals wins. One slash after the
 * last segment is tolerated where nothing else matches it.
 */
public final class UriPatterns {
    private final Map<String, PatternNode> byMethod = new HashMap<>();

    private UriPatterns() {}

    /**
     * Indexes operations.
     *
     * @throws IllegalArgumentException if a pattern is malformed or two operations can't be told apart
     */
    public static UriPatterns of(List<Operation<?, ?>> operations) {
        var patterns = new UriPatterns();
        for (var operation : operations) {
            patterns.byMethod
                    .computeIfAbsent(operation.http().method(), method -> new PatternNode())
                    .add(UriPattern.parse(operation));
        }
        return patterns;
    }

    /**
     * Finds the operation a request means.
     *
     * @param method as sent
     * @param rawPath the path as sent, still encoded, starting with a slash
     * @param rawQuery the query as sent without its question mark, possibly empty
     * @return null where no operation has such a method, path and query
     * @throws io.unkai.kernel.error.ApiException if the path or query is not percent-encoded UTF-8
     */
    public @Nullable Match find(String method, String rawPath, String rawQuery) {
        var root = byMethod.get(method);
        if (root == null || !rawPath.startsWith("/")) {
            return null;
        }
        var query = QueryString.parse(rawQuery);
        var segments =
                rawPath.length() == 1 ? new String[0] : rawPath.substring(1).split("/", -1);
        var found = find(root, segments, query);
        if (found == null && segments.length > 0 && segments[segments.length - 1].isEmpty()) {
            var withoutSlash = new String[segments.length - 1];
            System.arraycopy(segments, 0, withoutSlash, 0, withoutSlash.length);
            found = find(root, withoutSlash, query);
        }
        return found;
    }

    private static @Nullable Match find(PatternNode root, String[] segments, QueryString query) {
        var captured = new ArrayList<String>();
        var pattern = root.find(segments, 0, query, captured);
        return pattern == null ? null : new Match(pattern.operation(), pattern.labels(captured));
    }
}
