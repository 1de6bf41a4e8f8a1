package io.unkai.server.signin;

import io.unkai.wire.http.HttpRequest;
import java.util.Locale;

/**
 * The host that the console and its sign-in have to themselves. Whatever lies in a bucket may be a page with scripts of its own; it is
 * served on other hosts only, so that no browser takes it for the console and gives it the console's session.
 */
public final class ConsoleHost {
    /** Browsers find it on the machine they run on. */
    public static final String NAME = "console.localhost";

    private ConsoleHost() {}

    /** Whether a request addresses it, on whatever port. */
    public static boolean is(HttpRequest request) {
        var host = request.headers().get("Host");
        return host != null && withoutPort(host).toLowerCase(Locale.ROOT).equals(NAME);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** Where the same path and query are on the console's host. */
    static String instead(HttpRequest request) {
        var host = request.headers().get("Host");
        int colon = host == null || host.endsWith("]") ? -1 : host.lastIndexOf(':');
        var port = host == null || colon < 0 ? "" : host.substring(colon);
        return (request.secure() ? "https://" : "http://")
                + NAME
                + (port.matches(":[0-9]{1,5}") ? port : "")
                + request.target();
    }
}
