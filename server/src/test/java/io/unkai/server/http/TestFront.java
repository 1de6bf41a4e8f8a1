package io.unkai.server.http;

import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A front on a free port of the loopback address. */
final class TestFront implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:05Z");

    private final HttpFront front;
    private final InetSocketAddress address;

    TestFront(HttpService service) throws IOException {
        this(service, HttpSettings.defaults());
    }

    TestFront(HttpService service, HttpSettings settings) throws IOException {
        this(service, settings, HttpMetrics.NONE);
    }

    TestFront(HttpService service, HttpSettings settings, HttpMetrics metrics) throws IOException {
        front = new HttpFront(settings, service, metrics, InstantSource.fixed(NOW));
        address = front.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    HttpFront front() {
        return front;
    }

    InetSocketAddress address() {
        return address;
    }

    RawClient connect() throws IOException {
        return new RawClient(address);
    }

    boolean stop(Duration patience) {
        return front.stop(patience);
    }

    @Override
    public void close() {
        front.close();
    }
}
