package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.FileStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 on the plain port. */
class HttpTwoTest {
    private static final HttpService ECHO =
            request -> new HttpResponse(200, Headers.of("X-Target", request.target()), request.body());

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    }

    private static URI uri(TestFront front, String target) {
        return URI.create("http://localhost:" + front.address().getPort() + target);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void takesTheUpgradeOfAClient() throws Exception {
        try (var front = new TestFront(ECHO);
                var client = client()) {
            var get = HttpRequest.newBuilder(uri(front, "/a%2F//b?c")).build();
            for (int i = 0; i < 3; i++) {
                var answer = client.send(get, BodyHandlers.ofByteArray());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.headers().firstValue("x-target")).hasValue("/a%2F//b?c");
                assertThat(answer.headers().firstValue("content-length")).hasValue("0");
            }
        }
    }

    @Test
    void streamsLargeBodiesBothWaysAtOnce() throws Exception {
        // This client reads answers once it has sent its request: all of them must fit its window of 32 MB.
        byte[] content = random(2_000_000);
        try (var front = new TestFront(ECHO);
                var client = client()) {
            client.send(HttpRequest.newBuilder(uri(front, "/")).build(), BodyHandlers.discarding());
            var post = HttpRequest.newBuilder(uri(front, "/"))
                    .POST(BodyPublishers.ofByteArray(content))
                    .build();
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> client.sendAsync(post, BodyHandlers.ofByteArray()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(Arrays.equals(answer.get().body(), content)).isTrue();
            }
        }
    }

    @Test
    void sendsFiles(@TempDir Path folder) throws Exception {
        byte[] content = random(1_000_000);
        var path = Files.write(folder.resolve("f"), content);
        HttpService files = request -> request.target().equals("/first")
                ? HttpResponse.of(200, "text/plain", "")
                : new HttpResponse(200, Headers.empty(), new FileStream(FileChannel.open(path), 7, 900_000));
        try (var front = new TestFront(files);
                var client = client()) {
            // The upgrade is another test's: with a large answer right behind it, client and server once lost count of
            // frames.
            client.send(HttpRequest.newBuilder(uri(front, "/first")).build(), BodyHandlers.discarding());
            for (int i = 0; i < 2; i++) {
                var answer = client.send(HttpRequest.newBuilder(uri(front, "/")).build(), BodyHandlers.ofByteArray());
                assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, 7, 900_007));
            }
        }
    }

    @Test
    void saysContinueAndRefusesBodies() throws Exception {
        HttpService service = request -> request.target().equals("/no")
                ? HttpResponse.of(403, "text/plain", "no")
                : HttpResponse.of(200, "text/plain", "" + request.body().open().readAllBytes().length);
        try (var front = new TestFront(service);
                var client = client()) {
            client.send(HttpRequest.newBuilder(uri(front, "/no")).build(), BodyHandlers.discarding());
            var put = HttpRequest.newBuilder().expectContinue(true).PUT(BodyPublishers.ofByteArray(random(3_000_000)));
            var refused = client.send(put.uri(uri(front, "/no")).build(), BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            var taken = client.send(put.uri(uri(front, "/")).build(), BodyHandlers.ofString());
            assertThat(taken.body()).isEqualTo("3000000");
            var unread = HttpRequest.newBuilder(uri(front, "/no"))
                    .PUT(BodyPublishers.ofByteArray(random(3_000_000)))
                    .build();
            assertThat(client.send(unread, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            assertThat(client.send(put.uri(uri(front, "/")).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("3000000");
        }
    }

    @Test
    void aBodyThatFailsMidwayResetsItsStreamOnly() throws Exception {
        HttpService service = request -> new HttpResponse(200, Headers.empty(), new ByteStream() {
            @Override
            public long length() {
                return request.target().equals("/broken") ? 200_000 : 100_000;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[100_000]);
            }
        });
        try (var front = new TestFront(service);
                var client = client()) {
            var whole = HttpRequest.newBuilder(uri(front, "/whole")).build();
            assertThat(client.send(whole, BodyHandlers.ofByteArray()).body()).hasSize(100_000);
            var broken = HttpRequest.newBuilder(uri(front, "/broken")).build();
            assertThatThrownBy(() -> client.send(broken, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
            assertThat(client.send(whole, BodyHandlers.ofByteArray()).body()).hasSize(100_000);
        }
    }

    @Test
    void aClientThatGivesUpIsNoticed() throws Exception {
        var closed = new CountDownLatch(1);
        HttpService endless = request -> new HttpResponse(200, Headers.empty(), new ByteStream() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public InputStream open() {
                return new Endless();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        });
        try (var front = new TestFront(endless);
                var client = client()) {
            var get = HttpRequest.newBuilder(uri(front, "/")).build();
            try (var in = client.send(get, BodyHandlers.ofInputStream()).body()) {
                assertThat(in.readNBytes(1_000_000)).hasSize(1_000_000);
            }
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            return count;
        }
    }

    @Test
    void takesClientsThatStartInHttpTwo() throws IOException {
        try (var front = new TestFront(ECHO);
                var client = front.connect()) {
            client.send(PREFACE).send(HexFormat.of().parseHex("000000040000000000"));
            byte[] headers = HexFormat.ofDelimiter(" ").parseHex("82 86 04 04 2f 61 2f 2f 41 01 78");
            client.send(frame(1, 5, 1, headers));
            var in = new DataInputStream(client.in());
            byte[] first = nextFrame(in);
            assertThat(first[0]).as("the first frame is SETTINGS").isEqualTo((byte) 4);
            byte[] answer = nextFrame(in);
            while (answer[0] != 1) {
                answer = nextFrame(in);
            }
            assertThat(answer[1] & 0xff).as(":status 200, indexed").isEqualTo(0x88);
        }
    }

    @Test
    void closesAConnectionThatResetsTooManyStreams() throws IOException {
        var limits = new HttpLimits(100, 100, 8192, 8192, 100, 8192, 8192, 8192, 100, 20);
        try (var front = new TestFront(ECHO, HttpSettings.defaults().with(limits));
                var client = front.connect()) {
            client.send(PREFACE).send(HexFormat.of().parseHex("000000040000000000"));
            byte[] headers = HexFormat.ofDelimiter(" ").parseHex("83 86 84 41 01 78");
            for (int i = 0; i < 30; i++) {
                client.send(frame(1, 4, 2 * i + 1, headers)).send(frame(3, 0, 2 * i + 1, new byte[] {0, 0, 0, 8}));
            }
            var in = new DataInputStream(client.in());
            int goAway = 7;
            for (byte[] next = nextFrame(in); next[0] != goAway; next = nextFrame(in)) {
                assertThat(next).isNotEmpty();
            }
            assertThat(client.in().readAllBytes())
                    .as("no more than the end of the answers")
                    .hasSizeLessThan(1_000);
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        byte[] frame = new byte[9 + payload.length];
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        frame[8] = (byte) stream;
        System.arraycopy(payload, 0, frame, 9, payload.length);
        return frame;
    }

    /** Type, first byte of the payload and the rest of it. */
    private static byte[] nextFrame(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        byte type = in.readByte();
        in.readNBytes(5);
        byte[] frame = new byte[length + 1];
        frame[0] = type;
        in.readFully(frame, 1, length);
        return frame;
    }
}
