package io.unkai.server.metrics;

import io.unkai.server.http.HttpMetrics;
import io.unkai.server.http.Refusal;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the HTTP front does. */
public final class FrontMetrics implements HttpMetrics {
    private final Metrics metrics;
    private final LongAdder connections = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder received;
    private final LongAdder sent;

    public FrontMetrics(Metrics metrics) {
        this.metrics = metrics;
        this.received = metrics.counter("unkai_http_received_bytes_total");
        this.sent = metrics.counter("unkai_http_sent_bytes_total");
        metrics.gauge("unkai_http_connections", () -> (double) connections.sum());
        metrics.gauge("unkai_http_requests_in_flight", requests::sum);
    }

    @Override
    public void connectionOpened() {
        connections.increment();
    }

    @Override
    public void connectionClosed() {
        connections.decrement();
    }

    @Override
    public void requestStarted() {
        requests.increment();
    }

    @Override
    public void requestFinished() {
        requests.decrement();
    }

    @Override
    public void refused(Refusal refusal) {
        metrics.counter("unkai_http_refused_total", "reason", refusal.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void received(long bytes) {
        received.add(bytes);
    }

    @Override
    public void sent(long bytes) {
        sent.add(bytes);
    }
}
