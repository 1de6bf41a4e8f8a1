package io.unkai.server.http;

import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets the console and allowed pages of browsers call: answers their preflight requests and adds the fields they need to see the
 * answers. A service that has rules of its own for a request, as a bucket has, answers alone.
 */
public final class Cors implements HttpService {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String MAX_AGE_SECONDS = "600";
    private static final String METHODS = "GET, HEAD, PUT, POST, DELETE, PATCH";
    private static final List<String> EXPOSED = List.of(
            "content-disposition", "content-encoding", "content-range", "date", "etag", "location", "retry-after");

    private final HttpService service;
    private final CorsSettings settings;
    private final Predicate<HttpRequest> ownRules;

    /**
     * @param ownRules whether a request is for something with cross-origin rules of its own; it must not read the body
     */
    public Cors(HttpService service, CorsSettings settings, Predicate<HttpRequest> ownRules) {
        this.service = service;
        this.settings = settings;
        this.ownRules = ownRules;
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        String origin = request.headers().get("Origin");
        if (origin == null || !settings.allows(origin) || ownRules.test(request)) {
            return service.serve(request);
        }
        if (request.method().equals("OPTIONS") && request.headers().has("Access-Control-Request-Method")) {
            return preflight(request, origin);
        }
        var answer = service.serve(request);
        if (!answer.headers().has(ALLOW_ORIGIN)) {
            allow(answer.headers(), origin);
            answer.headers().add("Access-Control-Expose-Headers", exposed(answer.headers()));
        }
        return answer;
    }

    private static HttpResponse preflight(HttpRequest request, String origin) {
        var answer = HttpResponse.empty(204);
        allow(answer.headers(), origin);
        answer.headers().add("Access-Control-Allow-Methods", METHODS);
        String fields = request.headers().get("Access-Control-Request-Headers");
        if (isFieldNames(fields)) {
            answer.headers().add("Access-Control-Allow-Headers", String.valueOf(fields));
        }
        if ("true".equals(request.headers().get("Access-Control-Request-Private-Network"))) {
            answer.headers().add("Access-Control-Allow-Private-Network", "true");
        }
        answer.headers().add("Access-Control-Max-Age", MAX_AGE_SECONDS);
        return answer;
    }

    private static void allow(Headers headers, String origin) {
        headers.add(ALLOW_ORIGIN, origin);
        headers.add("Vary", "Origin");
    }

    /** Names of all fields of the answer that a page may want: a wildcard for a prefix does not exist. */
    private static String exposed(Headers headers) {
        var names = new ArrayList<String>(List.of("ETag", "x-amz-request-id", "x-amzn-RequestId"));
        for (var field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean wanted = name.startsWith("x-amz") || EXPOSED.contains(name);
            if (wanted && names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(field.name());
            }
        }
        return String.join(", ", names);
    }

    private static boolean isFieldNames(@Nullable String fields) {
        if (fields == null) {
            return false;
        }
        return fields.chars().allMatch(c -> FieldParser.isToken(c) || c == ',' || c == ' ');
    }
}
