package io.unkai.server.console;

import io.unkai.wire.http.HttpRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the host of a request says about the console.
 *
 * @param own whether the host is the console's own, so that nothing else has its origin
 * @param local whether the host is one of this machine that has a name for the console beside it
 * @param port the port with its colon; empty where none is said
 * @param scheme {@code http} or {@code https}
 */
record ConsoleHost(boolean own, boolean local, String port, String scheme) {
    private static final String OWN = "console.localhost";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<name>[^:\\[]{1,255}|\\[[0-9a-f:.]{2,45}])(?<port>(:[0-9]{1,5})?)");

    static ConsoleHost of(HttpRequest request) {
        var host = Objects.requireNonNullElse(request.headers().get("Host"), "").toLowerCase(Locale.ROOT);
        var scheme = request.secure() ? "https" : "http";
        var found = AUTHORITY.matcher(host);
        if (!found.matches()) {
            return new ConsoleHost(false, false, "", scheme);
        }
        var name = found.group("name");
        return new ConsoleHost(name.equals(OWN), LOCAL.contains(name), found.group("port"), scheme);
    }

    /** Where other clients call the APIs, if that is another origin than the page's; else empty. */
    String apiOrigin() {
        return own ? scheme + "://localhost" + port : "";
    }

    /** The origin of the console on a host of its own on this machine. */
    String localConsole() {
        return scheme + "://" + OWN + port;
    }
}
