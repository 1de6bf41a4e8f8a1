package io.unkai.server.console;

import io.unkai.server.signin.ConsoleHost;
import io.unkai.wire.http.HttpRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the console and the APIs are for somebody on this machine.
 *
 * @param local whether the request addressed this machine by a name that the console has a host of its own beside
 * @param port the port that was addressed, with its colon; empty where none was said
 * @param scheme {@code http} or {@code https}
 */
record Address(boolean local, String port, String scheme) {
    private static final Pattern HOST =
            Pattern.compile("(?<name>[^:\\[]{1,255}|\\[[0-9a-f:.]{2,45}])(?<port>(:[0-9]{1,5})?)");
    private static final Pattern LOCAL = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    static Address of(HttpRequest request) {
        var host = Objects.requireNonNullElse(request.headers().get("Host"), "").toLowerCase(Locale.ROOT);
        var scheme = request.secure() ? "https" : "http";
        var found = HOST.matcher(host);
        if (!found.matches()) {
            return new Address(false, "", scheme);
        }
        return new Address(LOCAL.matcher(found.group("name")).matches(), found.group("port"), scheme);
    }

    /** The origin of the console. */
    String console() {
        return scheme + "://" + ConsoleHost.NAME + port;
    }

    /** The origin that the console calls the APIs at. */
    String apis() {
        return scheme + "://localhost" + port;
    }
}
