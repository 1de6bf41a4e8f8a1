package io.unkai.server.metrics;

import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;
import io.unkai.wire.route.Route;
import org.jspecify.annotations.Nullable;

/** Counts calls by service, operation and status, and how long they took. */
public final class RequestMetrics implements Observer {
    private static final double NANOS = 1e9;

    private final Metrics metrics;

    public RequestMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void observe(Exchange exchange) {
        var route = exchange.routeOrNull();
        var service = route == null ? "unknown" : route.service().id();
        var operation = operation(route);
        var status = Integer.toString(exchange.response().status());
        metrics.counter("unkai_requests_total", "service", service, "operation", operation, "status", status)
                .increment();
        metrics.observe(
                "unkai_request_seconds", (System.nanoTime() - exchange.startNanos()) / NANOS, "service", service);
    }

    /** Only names of the model: what callers make up must not become series. */
    private static String operation(@Nullable Route route) {
        var operation = route == null ? null : route.operation();
        return operation == null ? "unknown" : operation.name();
    }
}
