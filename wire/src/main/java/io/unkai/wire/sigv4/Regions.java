package io.unkai.wire.sigv4;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regions a signature is good for. */
final class Regions {
    /** The region of requests that name none. */
    static final String DEFAULT = "us-east-1";

    private static final int MAX_LENGTH = 63;

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
            return good(regions, wanted) ? wanted : null;
        }
        String plain = null;
        for (var region : regions) {
            if (!isRegion(region)) {
                return null;
            }
            if (plain == null && region.indexOf('*') < 0) {
                plain = region;
            }
        }
        return good(regions, DEFAULT) ? DEFAULT : plain;
    }

    private static boolean good(List<String> regions, String wanted) {
        for (var region : regions) {
            if (matches(region, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text looks like a region, or a pattern of regions. */
    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '*' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LENGTH;
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
