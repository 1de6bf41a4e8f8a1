package io.unkai.server.console;

import io.unkai.wire.http.Headers;

/** What browsers are told so that a page of the console can be neither changed nor framed. */
final class ConsoleHeaders {
    private ConsoleHeaders() {}

    /** @param apis the origin that the console calls, and shows pictures, sound and film of; it never runs what is there */
    static void protect(Headers headers, String apis) {
        headers.set("Content-Security-Policy", policy(apis));
        typed(headers);
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    /** What a part of a page needs: the rest is said by the page, and a first visit loads some sixty parts. */
    static void typed(Headers headers) {
        headers.set("X-Content-Type-Options", "nosniff");
    }

    private static String policy(String apis) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "font-src 'self'",
                "img-src 'self' data: " + apis,
                "media-src " + apis,
                "connect-src 'self' " + apis,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }
}
