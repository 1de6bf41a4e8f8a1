package io.unkai.server.console;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.signin.ConsoleHost;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows the console on its own host and hands everything else on.
 *
 * <p>Nothing that anybody stores in the cloud is ever served on that host, signed for or not: a browser would keep it under an address
 * of the console's origin and might show it as a page. The console calls the APIs by another name. {@code /console} leads there
 * from the names of this machine.
 */
public final class ConsolePages implements HttpService {
    private static final String ELSEWHERE = "/console";
    private static final String ASSETS = "assets/";
    private static final String NONE =
            "This cloud was built without a console: that needs Node.js. ./unkai doctor says more.\n";
    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final HttpService others;
    private final @Nullable ConsoleFiles files;

    /**
     * @param others answers everything else, sign-in among it
     * @param folder what the build of the console made, or null where there is no console
     */
    public ConsolePages(HttpService others, @Nullable Path folder) {
        this.others = others;
        this.files = folder == null ? null : new ConsoleFiles(folder);
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        var path = request.rawPath();
        if (isSignIn(path) || request.headers().has("Authorization")) {
            return others.serve(request);
        }
        var address = Address.of(request);
        boolean own = ConsoleHost.is(request);
        if (!own && !(address.local() && isElsewhere(path))) {
            return others.serve(request);
        }
        if (files == null) {
            return HttpResponse.of(NOT_FOUND, "text/plain", NONE);
        }
        if (!isRead(request)) {
            return new HttpResponse(METHOD_NOT_ALLOWED, Headers.of("Allow", "GET, HEAD"), ByteStream.of(new byte[0]));
        }
        var answer = own ? page(files, request, path.substring(1)) : toConsole(address, path);
        if (own && path.startsWith('/' + ASSETS)) {
            ConsoleHeaders.typed(answer.headers());
        } else {
            ConsoleHeaders.protect(answer.headers(), address.apis());
        }
        return answer;
    }

    private static boolean isRead(HttpRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private static boolean isSignIn(String path) {
        return path.startsWith("/_unkai/") || path.equals("/federation");
    }

    private static boolean isElsewhere(String path) {
        return path.equals(ELSEWHERE) || path.startsWith(ELSEWHERE + '/');
    }

    private static HttpResponse toConsole(Address address, String path) {
        var rest = path.substring(ELSEWHERE.length());
        var target = address.console() + (rest.isEmpty() || rest.startsWith("//") ? "/" : rest);
        return new HttpResponse(
                FOUND, Headers.of("Location", target, "Cache-Control", "no-store"), ByteStream.of(new byte[0]));
    }

    private static HttpResponse page(ConsoleFiles files, HttpRequest request, String name) throws IOException {
        var file = files.find(name);
        boolean asset = file.isPresent() && name.startsWith(ASSETS);
        if (file.isEmpty()) {
            file = name.startsWith(ASSETS) ? file : files.find(ConsoleFiles.INDEX);
        }
        if (file.isEmpty()) {
            return HttpResponse.of(NOT_FOUND, "text/plain", "The console has no such file.\n");
        }
        return send(file.get(), request, asset);
    }

    /** Names of assets carry a hash of their content, so that they never change; everything else is asked for again. */
    private static HttpResponse send(ConsoleFile file, HttpRequest request, boolean asset) throws IOException {
        var encoding = encoding(file, request);
        var tag = '"' + file.tag() + (encoding.isEmpty() ? "" : '-' + encoding) + '"';
        var headers = Headers.of(
                "Content-Type",
                file.type(),
                "ETag",
                tag,
                "Vary",
                "Accept-Encoding",
                "Cache-Control",
                asset ? "public, max-age=31536000, immutable" : "no-cache");
        if (tag.equals(request.headers().get("If-None-Match"))) {
            return new HttpResponse(NOT_MODIFIED, headers, ByteStream.of(new byte[0]));
        }
        if (!encoding.isEmpty()) {
            headers.add("Content-Encoding", encoding);
        }
        return new HttpResponse(OK, headers, file.open(encoding));
    }

    private static String encoding(ConsoleFile file, HttpRequest request) {
        var accepted = Objects.requireNonNullElse(request.headers().get("Accept-Encoding"), "")
                .toLowerCase(Locale.ROOT);
        var names = Arrays.stream(accepted.split(","))
                .map(String::strip)
                .filter(one -> !one.replace(" ", "").matches(".*;q=0(\\.0*)?"))
                .map(one -> one.replaceFirst(";.*", "").strip())
                .toList();
        for (var encoding : new String[] {"br", "gzip"}) {
            if (names.contains(encoding) && file.encoded().containsKey(encoding)) {
                return encoding;
            }
        }
        return "";
    }
}
