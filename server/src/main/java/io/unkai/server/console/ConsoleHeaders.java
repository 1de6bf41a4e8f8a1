package io.unkai.server.console;

import io.unkai.wire.http.Headers;

/** What browsers are told so that a page of the console can be neither changed nor framed. */
final class ConsoleHeaders {
    private ConsoleHeaders() {}

    static void protect(Headers headers, ConsoleHost host) {
        headers.set("Content-Security-Policy", policy(host.apiOrigin()));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    /** @param apis where objects are previewed from; only their pictures, sound and film are shown */
    private static String policy(String apis) {
        var objects = apis.isEmpty() ? "" : ' ' + apis;
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "worker-src 'self'",
                "style-src 'self'",
                "font-src 'self'",
                "img-src 'self' data:" + objects,
                "media-src 'self'" + objects,
                "connect-src 'self'" + objects,
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }
}
