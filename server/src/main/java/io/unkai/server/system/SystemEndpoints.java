package io.unkai.server.system;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.time.CloudClock;
import io.unkai.server.metrics.Metrics;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;

/**
 * Answers the paths under {@code /_unkai} and hands everything else to AWS's APIs. No S3 bucket name starts with an underscore, so
 * nothing is taken from anybody. The paths that users of LocalStack know for the same are answered as well.
 */
public final class SystemEndpoints implements HttpService {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String PROMETHEUS = "text/plain; version=0.0.4";

    private final HttpService apis;
    private final Map<String, Map<String, HttpService>> endpoints;

    /**
     * @param apis answers everything else
     * @param roots who may change the cloud as a whole
     * @param empty empties the cloud and answers when that is durable
     * @param accounts lists and makes accounts
     */
    public SystemEndpoints(
            HttpService apis,
            HealthPage health,
            Metrics metrics,
            CloudClock clock,
            RootCheck roots,
            Runnable empty,
            AccountsPage accounts) {
        this.apis = apis;
        var healthMethods = Map.<String, HttpService>of("GET", request -> health.answer());
        var resetMethods = Map.of("POST", roots.guard(new Reset(empty)));
        var time = new ClockPage(clock);
        this.endpoints = Map.of(
                "/_unkai/health", healthMethods,
                "/_localstack/health", healthMethods,
                "/_unkai/metrics", Map.of("GET", request -> HttpResponse.of(OK, PROMETHEUS, metrics.render())),
                "/_unkai/clock", Map.of("GET", time, "POST", roots.guard(time)),
                "/_unkai/reset", resetMethods,
                "/_unkai/accounts", Map.of("GET", roots.guard(accounts), "POST", roots.guard(accounts)),
                "/_localstack/state/reset", resetMethods);
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        var methods = endpoints.get(request.rawPath());
        if (methods == null) {
            return apis.serve(request);
        }
        var service = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        if (service == null) {
            var allow = Headers.of("Allow", String.join(", ", new TreeSet<>(methods.keySet())));
            return new HttpResponse(METHOD_NOT_ALLOWED, allow, ByteStream.of(new byte[0]));
        }
        return service.serve(request);
    }
}
