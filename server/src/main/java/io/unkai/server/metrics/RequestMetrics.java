package io.unkai.server.metrics;

import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;
import io.unkai.wire.route.Route;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts calls by service, operation and status, and how long they took. */
public final class RequestMetrics implements Observer {
    private static final double NANOS = 1e9;

    private final Metrics metrics;
    /** One for every operation and status that occurred: looking their series up by text costs more than counting. */
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();

    private record Kind(String service, String operation, int status) {}

    private record Meters(LongAdder calls, Histogram seconds) {}

    public RequestMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void observe(Exchange exchange) {
        var route = exchange.routeOrNull();
        var service = route == null ? "unknown" : route.service().id();
        var kind = new Kind(service, operation(route), exchange.response().status());
        var known = meters.get(kind);
        var used = known == null ? meters.computeIfAbsent(kind, this::meters) : known;
        used.calls().increment();
        used.seconds().add((System.nanoTime() - exchange.startNanos()) / NANOS);
    }

    private Meters meters(Kind kind) {
        var status = Integer.toString(kind.status());
        return new Meters(
                metrics.counter(
                        "unkai_requests_total",
                        "service",
                        kind.service(),
                        "operation",
                        kind.operation(),
                        "status",
                        status),
                metrics.histogram("unkai_request_seconds", "service", kind.service()));
    }

    /** Only names of the model: what callers make up must not become series. */
    private static String operation(@Nullable Route route) {
        var operation = route == null ? null : route.operation();
        return operation == null ? "unknown" : operation.name();
    }
}
