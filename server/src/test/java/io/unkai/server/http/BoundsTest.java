package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Counts, memory, stopping. */
class BoundsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final HttpLimits DEFAULTS = HttpLimits.defaults();

    private static HttpLimits limits(int connections, int requests) {
        return new HttpLimits(
                connections,
                requests,
                DEFAULTS.requestLine(),
                DEFAULTS.headerBytes(),
                DEFAULTS.headerFields(),
                DEFAULTS.bodyBuffer(),
                DEFAULTS.answerBuffer(),
                DEFAULTS.drain(),
                DEFAULTS.streams(),
                DEFAULTS.resets());
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** Metrics that add up. */
    private static final class Counts implements HttpMetrics {
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger finished = new AtomicInteger();
        private final AtomicLong received = new AtomicLong();
        private final AtomicLong sent = new AtomicLong();
        private final Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);

        @Override
        public void connectionOpened() {
            connections.incrementAndGet();
        }

        @Override
        public void requestStarted() {
            requests.incrementAndGet();
        }

        @Override
        public void requestFinished() {
            finished.incrementAndGet();
        }

        @Override
        public void refused(Refusal refusal) {
            synchronized (refused) {
                refused.merge(refusal, 1, Integer::sum);
            }
        }

        @Override
        public void received(long bytes) {
            received.addAndGet(bytes);
        }

        @Override
        public void sent(long bytes) {
            sent.addAndGet(bytes);
        }
    }

    @Test
    void closesConnectionsBeyondTheLimit() throws IOException {
        HttpService service = request -> HttpResponse.of(200, "text/plain", "ok");
        var counts = new Counts();
        try (var front = new TestFront(service, HttpSettings.defaults().with(limits(2, 10)), counts);
                var one = front.connect();
                var two = front.connect()) {
            assertThat(one.send(GET).answer().status()).isEqualTo(200);
            assertThat(two.send(GET).answer().status()).isEqualTo(200);
            try (var three = front.connect()) {
                assertThat(three.atEnd()).isTrue();
            }
            assertThat(counts.refused).containsExactly(Map.entry(Refusal.CONNECTIONS, 1));
            assertThat(counts.connections).hasValue(2);
        }
    }

    @Test
    void refusesRequestsBeyondTheLimit() throws IOException {
        var release = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        HttpService service = request -> {
            running.countDown();
            await(release);
            return HttpResponse.of(200, "text/plain", "ok");
        };
        var counts = new Counts();
        try (var front = new TestFront(service, HttpSettings.defaults().with(limits(10, 1)), counts);
                var one = front.connect();
                var two = front.connect()) {
            one.send(GET);
            await(running);
            assertThat(two.send(GET).answer().status()).isEqualTo(503);
            release.countDown();
            assertThat(one.answer().status()).isEqualTo(200);
            assertThat(front.stop(Duration.ofSeconds(10))).isTrue();
            assertThat(counts.refused).containsExactly(Map.entry(Refusal.BUSY, 1));
            assertThat(counts.requests).hasValue(1);
            assertThat(counts.finished).hasValue(1);
            assertThat(counts.received.get()).isEqualTo(2L * GET.length());
            assertThat(counts.sent.get()).isPositive();
        }
    }

    /** A gigabyte of zeros that counts what is taken of it. */
    private static final class Zeros extends InputStream implements ByteStream {
        private static final long LENGTH = 1L << 30;
        private final AtomicLong taken;
        private final Semaphore closed;

        Zeros(AtomicLong taken, Semaphore closed) {
            this.taken = taken;
            this.closed = closed;
        }

        @Override
        public long length() {
            return LENGTH;
        }

        @Override
        public InputStream open() {
            return this;
        }

        @Override
        public int read() {
            taken.incrementAndGet();
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            taken.addAndGet(count);
            return count;
        }

        @Override
        public void close() {
            closed.release();
        }
    }

    @Test
    void slowReadersOfLargeBodiesTakeLittleMemory() throws Exception {
        int readers = 64;
        var taken = new AtomicLong();
        var closed = new Semaphore(0);
        HttpService service = request -> new HttpResponse(200, Headers.empty(), new Zeros(taken, closed));
        List<RawClient> clients = new ArrayList<>();
        try (var front = new TestFront(service)) {
            for (int i = 0; i < readers; i++) {
                var client = new RawClient(front.address(), 4_096);
                clients.add(client);
                client.send(GET);
                assertThat(client.head().status()).isEqualTo(200);
            }
            long before = -1;
            while (taken.get() != before) {
                before = taken.get();
                for (var client : clients) {
                    assertThat(client.in().readNBytes(100)).hasSize(100);
                }
            }
            assertThat(taken.get() / readers)
                    .as("bytes taken from each body: socket buffers and the front's own")
                    .isLessThan(8 << 20);
            for (var client : clients) {
                client.close();
            }
            assertThat(closed.tryAcquire(readers, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anUploadWhoseReaderIsSlowStopsTheSender() throws Exception {
        var release = new CountDownLatch(1);
        HttpService service = request -> {
            assertThat(request.body().open().read()).isZero();
            await(release);
            return HttpResponse.of(200, "text/plain", "" + request.body().open().readAllBytes().length);
        };
        var counts = new Counts();
        int length = 32 << 20;
        try (var front = new TestFront(service, HttpSettings.defaults(), counts);
                var client = front.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n");
            var sent = new AtomicLong();
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    for (; sent.get() < length; sent.addAndGet(1 << 16)) {
                        client.send(new byte[1 << 16]);
                    }
                } catch (IOException e) {
                    sent.set(-1);
                }
            });
            long before = -1;
            while (sent.get() != before || sent.get() == 0) {
                before = sent.get();
                assertThat(sender.join(Duration.ofMillis(200))).isFalse();
            }
            assertThat(counts.received.get()).isLessThan(2 << 20);
            release.countDown();
            assertThat(client.answer().body()).isEqualTo("" + (length - 1));
            sender.join();
        }
    }

    @Test
    void givesUpOnAClientThatTakesNothing() throws Exception {
        var closed = new Semaphore(0);
        HttpService service = request -> new HttpResponse(200, Headers.empty(), new Zeros(new AtomicLong(), closed));
        var known = HttpTimeouts.defaults();
        var timeouts = new HttpTimeouts(
                known.head(),
                known.idle(),
                known.body(),
                known.rateGrace(),
                known.rate(),
                Duration.ofMillis(200),
                known.linger());
        try (var front = new TestFront(service, HttpSettings.defaults().with(timeouts));
                var client = new RawClient(front.address(), 4_096)) {
            client.send(GET);
            assertThat(closed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> client.in().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stoppingLetsRunningRequestsEnd() throws Exception {
        var release = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        HttpService service = request -> {
            if (request.target().equals("/wait")) {
                running.countDown();
                await(release);
            }
            return HttpResponse.of(200, "text/plain", "done");
        };
        try (var front = new TestFront(service);
                var idle = front.connect();
                var client = front.connect()) {
            assertThat(idle.send(GET).answer().body()).isEqualTo("done");
            client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            await(running);
            var stopped = ForkJoinPool.commonPool().submit(() -> front.stop(Duration.ofSeconds(10)));
            assertThatThrownBy(() -> {
                        while (true) {
                            front.connect().close();
                        }
                    })
                    .isInstanceOf(IOException.class);
            release.countDown();
            var answer = client.answer();
            assertThat(answer.body()).isEqualTo("done");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.atEnd()).isTrue();
            assertThat(idle.atEnd()).isTrue();
            assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void stoppingDoesNotWaitForever() throws Exception {
        var release = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        HttpService service = request -> {
            running.countDown();
            await(release);
            return HttpResponse.of(200, "text/plain", "late");
        };
        try (var front = new TestFront(service);
                var client = front.connect()) {
            client.send(GET);
            await(running);
            assertThat(front.stop(Duration.ofMillis(50))).isFalse();
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
            release.countDown();
        }
    }
}
