package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.FileSegments;
import io.unkai.kernel.schema.FileStream;
import io.unkai.kernel.schema.SegmentedStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of every kind of body, whole and broken. */
class BodyTransferTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int BIG = 3_000_000;

    /** A body whose end is only known when reached, and which remembers that it was closed. */
    private static final class Stream implements ByteStream {
        private final InputStream in;
        private final long length;
        private final CountDownLatch closed = new CountDownLatch(1);

        Stream(InputStream in, long length) {
            this.in = in;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            return in;
        }

        @Override
        public Map<String, String> trailers() {
            return length < 0 ? Map.of("x-sum", "7") : Map.of();
        }

        @Override
        public void close() {
            closed.countDown();
        }

        void awaitClosed() throws InterruptedException {
            assertThat(closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
        }
    }

    private static HttpService always(ByteStream body) {
        return request -> new HttpResponse(200, Headers.empty(), body);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static FileStream file(Path folder, String content, long position, long length) throws IOException {
        var path = Files.createTempFile(folder, "body", "");
        Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
        return new FileStream(FileChannel.open(path), position, length);
    }

    @Test
    void sendsFilesWithoutTheirLengthBeingCopied(@TempDir Path folder) throws IOException {
        String content = random(BIG);
        var body = file(folder, content, 1_000, BIG - 2_000);
        try (var front = new TestFront(always(body));
                var client = front.connect()) {
            var answer = client.send(GET).answer();
            assertThat(answer.header("content-length")).isEqualTo("" + (BIG - 2_000));
            assertThat(answer.body()).isEqualTo(content.substring(1_000, BIG - 1_000));
        }
        assertThat(body.file().isOpen()).isFalse();
    }

    @Test
    void sendsSegmentsOneAfterTheOther(@TempDir Path folder) throws IOException {
        String content = random(BIG);
        var body = new SegmentedStream(List.of(
                file(folder, content, 0, BIG),
                ByteStream.of("-middle-".getBytes(StandardCharsets.US_ASCII)),
                file(folder, "small", 1, 3),
                new SegmentedStream(List.of(file(folder, content, 5, 100_000)))));
        try (var front = new TestFront(always(body));
                var client = front.connect()) {
            assertThat(client.send(GET).answer().body())
                    .isEqualTo(content + "-middle-mal" + content.substring(5, 100_005));
        }
    }

    @Test
    void sendsSegmentsOfOneOpenFileAsTheyComeReady(@TempDir Path folder) throws IOException {
        String content = random(BIG);
        var file = file(folder, content, 0, BIG).file();
        var ready = List.of(
                        new FileStream(file, 0, 1_000_000),
                        ByteStream.of("-middle-".getBytes(StandardCharsets.US_ASCII)),
                        new FileStream(file, 1_000_000, BIG - 1_000_000))
                .iterator();
        var body = new FileSegments() {
            @Override
            public long length() {
                return BIG + 8;
            }

            @Override
            public InputStream open() {
                throw new UnsupportedOperationException("segments are asked for");
            }

            @Override
            public @Nullable ByteStream next() {
                return ready.hasNext() ? ready.next() : null;
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
        try (var front = new TestFront(always(body));
                var client = front.connect()) {
            assertThat(client.send(GET).answer().body())
                    .isEqualTo(content.substring(0, 1_000_000) + "-middle-" + content.substring(1_000_000));
        }
        assertThat(file.isOpen()).isFalse();
    }

    @Test
    void chunksABodyOfUnknownLengthAndSendsItsTrailers() throws Exception {
        String content = random(BIG);
        var body = new Stream(in(content), -1);
        try (var front = new TestFront(always(body));
                var client = front.connect()) {
            var answer = client.send(GET).answer();
            assertThat(answer.header("transfer-encoding")).isEqualTo("chunked");
            assertThat(answer.body()).isEqualTo(content);
            assertThat(answer.trailers()).containsEntry("x-sum", "7");
            body.awaitClosed();
        }
    }

    @Test
    void endsABodyOfUnknownLengthByClosingForHttpOneZero() throws IOException {
        String content = random(100_000);
        try (var front = new TestFront(always(new Stream(in(content), -1)));
                var client = front.connect()) {
            var answer = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                    .answer();
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("transfer-encoding")).isNull();
            assertThat(answer.body()).isEqualTo(content);
        }
    }

    @Test
    void breaksTheConnectionWhenABodyFailsMidway(@TempDir Path folder) throws Exception {
        String content = random(100_000);
        var cut = new Stream(in(content), 200_000);
        var cutFile = new Stream(file(folder, content, 0, 200_000).open(), -1);
        for (var request : List.of(GET, "GET / HTTP/1.0\r\n\r\n")) {
            for (var body : List.of(new Stream(failing(content), -1), cut, cutFile)) {
                try (var front = new TestFront(always(body));
                        var client = front.connect()) {
                    client.send(request);
                    assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
                    body.awaitClosed();
                }
            }
        }
    }

    @Test
    void breaksTheConnectionWhenAFileIsShorterThanPromised(@TempDir Path folder) throws IOException {
        var body = file(folder, random(100_000), 0, 200_000);
        try (var front = new TestFront(always(body));
                var client = front.connect()) {
            client.send(GET);
            assertThatThrownBy(client::answer).isInstanceOf(IOException.class);
        }
        assertThat(body.file().isOpen()).isFalse();
    }

    private static InputStream failing(String content) {
        return new SequenceInputStream(in(content), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return read();
            }
        });
    }

    @Test
    void answersAFailureOfTheServiceWithoutTellingWhy() throws IOException {
        HttpService failing = request -> {
            switch (request.target()) {
                case "/state" -> throw new IllegalStateException("secret");
                case "/io" -> throw new IOException("secret");
                default -> throw new StackOverflowError("secret");
            }
        };
        try (var front = new TestFront(failing);
                var client = front.connect()) {
            for (String target : List.of("/state", "/io", "/stack")) {
                var answer = client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .answer();
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("secret");
            }
        }
    }

    @Test
    void neverLetsAFieldOfAnAnswerAddAnother() throws IOException {
        HttpService splitting =
                request -> new HttpResponse(200, Headers.of("X", "a\r\nSet-Cookie: b"), ByteStream.of(new byte[0]));
        try (var front = new TestFront(splitting);
                var client = front.connect()) {
            assertThat(client.send(GET).answer().status()).isEqualTo(500);
        }
    }

    @Test
    void sendsNoBodyWhereThereMustBeNone() throws IOException {
        HttpService service = request -> {
            int status = Integer.parseInt(request.target().substring(1));
            return new HttpResponse(
                    status, Headers.of("Content-Length", "9", "Connection", "x"), ByteStream.of(new byte[5]));
        };
        try (var front = new TestFront(service);
                var client = front.connect()) {
            var none = client.send("GET /204 HTTP/1.1\r\nHost: x\r\n\r\n").answer(false);
            assertThat(none.headers()).containsOnlyKeys("date");
            var same = client.send("GET /304 HTTP/1.1\r\nHost: x\r\n\r\n").answer(false);
            assertThat(same.header("content-length")).isEqualTo("9");
            var head = client.send("HEAD /200 HTTP/1.1\r\nHost: x\r\n\r\n").answer(false);
            assertThat(head.header("content-length")).isEqualTo("9");
            var get = client.send("GET /200 HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(get.header("content-length")).isEqualTo("5");
        }
    }

    @Test
    void streamsARequestBodyBackWhileItArrives() throws IOException {
        HttpService echo = request -> new HttpResponse(200, Headers.empty(), request.body());
        try (var front = new TestFront(echo);
                var client = front.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.line() + client.line()).isEqualTo("1a");
            client.send("2\r\nbc\r\n");
            assertThat(client.line() + client.line()).isEqualTo("2bc");
            client.send("0\r\n\r\n");
            assertThat(client.line() + client.line()).isEqualTo("0");
        }
    }
}
