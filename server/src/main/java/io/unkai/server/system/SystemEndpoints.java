package io.unkai.server.system;

import io.unkai.server.metrics.Metrics;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.util.Map;

/**
 * Answers the paths under {@code /_unkai} and hands everything else to AWS's APIs. No S3 bucket name starts with an underscore, so
 * nothing is taken from anybody. The paths that users of LocalStack know for the same are answered as well.
 */
public final class SystemEndpoints implements HttpService {
    private static final int METHOD_NOT_ALLOWED = 405;

    private final HttpService apis;
    private final Map<String, Endpoint> endpoints;

    private record Endpoint(String method, HttpService service) {}

    public SystemEndpoints(
            HttpService apis, Components components, Metrics metrics, HttpService reset, String version) {
        this.apis = apis;
        var health = new HealthPage(components, version);
        var healthEndpoint = new Endpoint("GET", request -> health.answer());
        var resetEndpoint = new Endpoint("POST", reset);
        this.endpoints = Map.of(
                "/_unkai/health", healthEndpoint,
                "/_localstack/health", healthEndpoint,
                "/_unkai/metrics",
                        new Endpoint(
                                "GET", request -> HttpResponse.of(200, "text/plain; version=0.0.4", metrics.render())),
                "/_unkai/reset", resetEndpoint,
                "/_localstack/state/reset", resetEndpoint);
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        var endpoint = endpoints.get(request.rawPath());
        if (endpoint == null) {
            return apis.serve(request);
        }
        boolean head = request.method().equals("HEAD") && endpoint.method().equals("GET");
        if (!head && !request.method().equals(endpoint.method())) {
            return new HttpResponse(
                    METHOD_NOT_ALLOWED,
                    Headers.of("Allow", endpoint.method()),
                    HttpResponse.empty(METHOD_NOT_ALLOWED).body());
        }
        return endpoint.service().serve(request);
    }
}
