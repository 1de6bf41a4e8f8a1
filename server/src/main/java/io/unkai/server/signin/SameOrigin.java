package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses what a page of another site could have sent. */
final class SameOrigin {
    /** A page of another site cannot set it without being asked first, and nobody answers that. */
    static final String HEADER = "X-Unkai-Signin";

    private static final int FORBIDDEN = 403;
    private static final Pattern OWN_NAME = Pattern.compile(
            "(localhost|[^:]+\\.localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");

    private SameOrigin() {}

    /**
     * Lets a page of the console, or a program, look.
     *
     * @throws ApiException where this is another site's page, or another host than the console's
     */
    static void requireToLook(HttpRequest request) {
        var site = request.headers().get("Sec-Fetch-Site");
        if (!fromConsole(request) || site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw crossSite();
        }
    }

    private static boolean fromConsole(HttpRequest request) {
        var host = request.headers().get("Host");
        var origin = request.headers().get("Origin");
        return ConsoleHost.is(request)
                && (origin == null || origin.equalsIgnoreCase((request.secure() ? "https://" : "http://") + host));
    }

    private static ApiException crossSite() {
        return new ApiException(
                "CrossSite", FORBIDDEN, "Sign-in takes requests of its own page only, on " + ConsoleHost.NAME + ".");
    }

    /**
     * Lets a page of the console, or a program, act. What is signed needs no cookie, and may come by any name.
     *
     * @throws ApiException where this is not from our own page, nor from a program
     */
    static void require(HttpRequest request) {
        var headers = request.headers();
        var site = headers.get("Sec-Fetch-Site");
        boolean signed = headers.has("Authorization") && !headers.has("Cookie") && !headers.has("Origin");
        boolean own = (signed || fromConsole(request)) && (site == null || site.equals("same-origin"));
        if (!own || !headers.has(HEADER)) {
            throw crossSite();
        }
    }

    /**
     * Lets a page of the console open a WebSocket: browsers ask nobody before they send such a request from any page, with cookies, but
     * they always say from where.
     *
     * @throws ApiException where this is not from our own page
     */
    static void requireSocket(HttpRequest request) {
        var site = request.headers().get("Sec-Fetch-Site");
        if (!request.headers().has("Origin") || !fromConsole(request) || site != null && !site.equals("same-origin")) {
            throw crossSite();
        }
    }

    /**
     * Whether the caller is on this machine and addressed it as such: a name that somebody else's server of names points here does
     * not count.
     */
    static boolean isLocal(HttpRequest request) {
        var host = request.headers().get("Host");
        return request.remote().getAddress().isLoopbackAddress()
                && !request.headers().has("X-Forwarded-For")
                && !request.headers().has("Forwarded")
                && host != null
                && OWN_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
