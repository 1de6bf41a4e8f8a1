package io.unkai.server.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which pages of browsers may call.
 *
 * @param origins allowed origins, as in {@code https://app.example}; {@code *} allows all
 * @param localPages whether pages of this machine may, on any port: localhost, 127.0.0.1, [::1] and names under localhost
 */
public record CorsSettings(List<String> origins, boolean localPages) {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Pages of this machine only. */
    public static CorsSettings defaults() {
        return new CorsSettings(List.of(), true);
    }

    /** Whether a page of that origin may call. */
    boolean allows(String origin) {
        return origins.contains("*") || origins.contains(origin) || localPages && isLocal(origin);
    }

    private static boolean isLocal(String origin) {
        try {
            var uri = URI.create(origin);
            String host = uri.getHost();
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && host != null && isLocalHost(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLocalHost(String host) {
        return LOCAL.contains(host) || host.endsWith(".localhost");
    }
}
