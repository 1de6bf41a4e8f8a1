package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that wait, stop, are not read or never come. */
class FlowTest {
    private static final HttpTimeouts SHORT = new HttpTimeouts(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            1_000,
            Duration.ofMillis(300),
            Duration.ofMillis(200));

    private static final HttpService READS = request ->
            HttpResponse.of(200, "text/plain", "" + request.body().open().readAllBytes().length);
    private static final HttpService REFUSES = request -> HttpResponse.of(403, "text/plain", "no");

    private static TestFront hasty(HttpService service) throws IOException {
        return new TestFront(service, HttpSettings.defaults().with(SHORT));
    }

    private static String put(long length, String fields) {
        return "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n" + fields + "\r\n";
    }

    @Test
    void saysContinueOnceTheBodyIsWanted() throws IOException {
        try (var front = new TestFront(READS);
                var client = front.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send(put(3, "Expect: 100-Continue\r\n"));
                assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");
                assertThat(client.send("abc").answer().body()).isEqualTo("3");
            }
        }
    }

    @Test
    void saysNothingWhereTheBodyIsAlreadyThere() throws IOException {
        try (var front = new TestFront(READS);
                var client = front.connect()) {
            assertThat(client.send(put(3, "Expect: 100-continue\r\n") + "abc")
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysContinueForAnEmptyBodyToo() throws IOException {
        try (var front = new TestFront(READS);
                var client = front.connect()) {
            client.send(put(0, "Expect: 100-continue\r\n"));
            assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesBeforeTheBodyIsSent() throws IOException {
        try (var front = new TestFront(REFUSES);
                var client = front.connect()) {
            var answer =
                    client.send(put(1_000_000_000, "Expect: 100-continue\r\n")).answer();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void ignoresExpectationsOfHttpOneZero() throws IOException {
        try (var front = new TestFront(READS);
                var client = front.connect()) {
            client.send("PUT / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nab");
            assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void drainsASmallUnreadBodyAndKeepsTheConnection() throws IOException {
        try (var front = new TestFront(REFUSES);
                var client = front.connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(put(100_000, "")).answer().status()).isEqualTo(403);
                client.send(new byte[100_000]);
                client.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
                assertThat(client.answer().status()).isEqualTo(403);
                client.send("0\r\n\r\n");
            }
        }
    }

    @Test
    void closesOverALargeUnreadBodyAndTheClientStillSeesTheAnswer() throws IOException {
        try (var front = new TestFront(REFUSES);
                var client = front.connect()) {
            client.send(put(10_000_000, "")).send(new byte[2_000_000]);
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void closesOverAnEndlessUnreadBody() throws IOException {
        try (var front = hasty(REFUSES);
                var client = front.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(403);
            byte[] chunk = ("1000\r\n" + "a".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 100_000; sent++) {
                            client.send(chunk);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void tellsTheReaderThatTheClientIsGone() throws Exception {
        BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
        HttpService reads = request -> {
            try {
                return READS.serve(request);
            } catch (IOException e) {
                failures.add(e);
                throw e;
            }
        };
        try (var front = new TestFront(reads)) {
            for (String sent : new String[] {
                put(10, "") + "abc",
                put(10, ""),
                "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
            }) {
                try (var client = front.connect()) {
                    client.send(sent);
                }
                assertThat(failures.poll(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
                try (var client = front.connect()) {
                    client.send(sent).socket().shutdownOutput();
                    assertThat(failures.poll(10, TimeUnit.SECONDS)).isInstanceOf(EOFException.class);
                }
                try (var client = front.connect()) {
                    client.send(sent).socket().setSoLinger(true, 0);
                }
                assertThat(failures.poll(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc"})
    void givesUpOnAClientThatStopsSending(String sent) throws Exception {
        BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
        HttpService reads = request -> {
            try {
                return READS.serve(request);
            } catch (IOException e) {
                failures.add(e);
                throw e;
            }
        };
        try (var front = hasty(reads);
                var client = front.connect()) {
            var answer = client.send(put(10, "") + sent).answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(failures.take()).isInstanceOf(SocketTimeoutException.class);
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void givesUpOnAClientThatDripsItsBody() throws IOException {
        try (var front = hasty(READS);
                var client = front.connect()) {
            client.send(put(10_000, ""));
            client.socket().setSoTimeout(20);
            int sent = 0;
            int first = -1;
            while (first < 0 && sent < 200) {
                try {
                    client.send("a");
                    sent++;
                    first = client.in().read();
                } catch (SocketTimeoutException e) {
                    assertThat(e).hasMessageContaining("timed out");
                }
            }
            assertThat(first).isEqualTo('H');
            assertThat(client.line()).contains("408");
        }
    }

    @Test
    void aSlowServiceIsNoSlowClient() throws IOException {
        var release = new CountDownLatch(1);
        HttpService slow = request -> {
            try {
                assertThat(release.await(700, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return READS.serve(request);
        };
        try (var front = hasty(slow);
                var client = front.connect()) {
            assertThat(client.send(put(2, "") + "ab").answer().body()).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nA:", "\r"})
    void givesUpOnASlowHead(String sent) throws IOException {
        try (var front = hasty(READS);
                var client = front.connect()) {
            assertThat(client.send(sent).answer().status()).isEqualTo(408);
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void closesIdleConnections() throws IOException {
        try (var front = hasty(READS);
                var fresh = front.connect();
                var used = front.connect()) {
            assertThat(used.send(put(0, "")).answer().status()).isEqualTo(200);
            assertThat(fresh.atEnd()).isTrue();
            assertThat(used.atEnd()).isTrue();
        }
    }
}
