package io.unkai.wire.sigv4;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regions a signature is good for. */
final class Regions {
    /** The region of requests that name none. */
    static final String DEFAULT = "us-east-1";

    /** What regions, and patterns of them, look like. */
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9*-]{1,63}");

    private Regions() {}

    /** The regions of a scope, or of the set that Signature Version 4A sends beside it. */
    static List<String> of(Algorithm algorithm, Scope scope, @Nullable String set) {
        if (algorithm == Algorithm.HMAC) {
            return List.of(scope.region());
        }
        return set == null
                ? List.of()
                : Stream.of(set.split(",")).map(String::strip).toList();
    }

    /**
     * The region a request means, or null where its signature is not good there.
     *
     * @param wanted the region the host names, or null where any will do
     */
    static @Nullable String choose(List<String> regions, @Nullable String wanted) {
        if (wanted != null) {
            return regions.stream().anyMatch(region -> matches(region, wanted)) ? wanted : null;
        }
        if (!regions.stream().allMatch(region -> SYNTAX.matcher(region).matches())) {
            return null;
        }
        return regions.stream().anyMatch(region -> matches(region, DEFAULT))
                ? DEFAULT
                : regions.stream()
                        .filter(region -> region.indexOf('*') < 0)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean matches(String pattern, String region) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(region);
        }
        var tail = pattern.substring(star + 1);
        return region.length() >= star + tail.length()
                && region.startsWith(pattern.substring(0, star))
                && region.endsWith(tail);
    }
}
