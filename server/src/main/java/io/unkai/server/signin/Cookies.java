package io.unkai.server.signin;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The cookie of a signed-in browser. No script sees it, and no other site sends it. */
final class Cookies {
    private static final String NAME = "unkai-session";
    private static final String PATH = "; Path=/_unkai/signin; HttpOnly; SameSite=Strict";
    private static final Pattern VALUE = Pattern.compile("(?:^|;)\\s*" + NAME + "=([0-9a-f]{64})\\s*(?:;|$)");

    private Cookies() {}

    /** The cookie that came with a request, or empty. */
    static String read(HttpRequest request) {
        for (var field : request.headers().all("Cookie")) {
            var found = VALUE.matcher(field);
            if (found.find()) {
                return found.group(1);
            }
        }
        return "";
    }

    static void set(HttpRequest request, HttpResponse answer, String value, Instant now, Instant until) {
        long seconds = Math.max(0, Duration.between(now, until).toSeconds());
        answer.headers().add("Set-Cookie", NAME + '=' + value + PATH + "; Max-Age=" + seconds + secure(request));
    }

    static void clear(HttpRequest request, HttpResponse answer) {
        answer.headers().add("Set-Cookie", NAME + '=' + PATH + "; Max-Age=0" + secure(request));
    }

    private static String secure(HttpRequest request) {
        return request.secure() ? "; Secure" : "";
    }
}
