package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The handshake and the frames of RFC 6455, byte by byte. */
class WebSocketTest {
    private static final String HANDSHAKE = String.join(
            "\r\n",
            "GET /x HTTP/1.1",
            "Host: a",
            "Upgrade: websocket",
            "Connection: keep-alive, Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "");
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    @Test
    void echoesMessagesWholeAndInPieces() throws IOException {
        try (var front = new TestFront(WebSocketTest::echo);
                var client = front.connect()) {
            var first = frame(TEXT, "hello".getBytes(StandardCharsets.UTF_8));
            // What follows the handshake at once is a part of the conversation.
            client.send(join(HANDSHAKE.getBytes(StandardCharsets.US_ASCII), first));
            var answer = client.head();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(answer.header("Upgrade")).isEqualTo("websocket");
            assertThat(answer.header("Content-Length")).isNull();
            expect(client, TEXT, "hello".getBytes(StandardCharsets.UTF_8));
            client.send(frame(0x02, new byte[] {1, 2})).send(frame(PING, new byte[] {7}));
            expect(client, PONG, new byte[] {7});
            client.send(frame(0x80, new byte[] {3}));
            expect(client, BINARY, new byte[] {1, 2, 3});
            client.send(frame(CLOSE, new byte[] {0x03, (byte) 0xe8}));
            expect(client, CLOSE, new byte[] {0x03, (byte) 0xe8});
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void whatBreaksTheProtocolEndsTheConnection() throws IOException {
        var broken = List.of(
                new byte[] {(byte) TEXT, 2, 'h', 'i'},
                frame(TEXT, new byte[] {(byte) 0xff, (byte) 0xfe}),
                frame(0xf1, new byte[] {1}),
                frame(0x83, new byte[] {1}),
                frame(PING, new byte[126]),
                HexFormat.of().parseHex("82ff7fffffffffffffff" + "00000000"));
        for (var bytes : broken) {
            try (var front = new TestFront(WebSocketTest::echo);
                    var client = front.connect()) {
                assertThat(client.send(HANDSHAKE).head().status()).isEqualTo(101);
                client.send(bytes);
                var rest = client.in().readAllBytes();
                assertThat(rest.length == 0 || (rest[0] & 0xff) == CLOSE)
                        .as(HexFormat.of().formatHex(bytes) + " -> "
                                + HexFormat.of().formatHex(rest))
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsNoHandshakeIsAnsweredAsHttp() throws IOException {
        var wrong = List.of(
                HANDSHAKE.replace("GET", "POST"),
                HANDSHAKE.replace("Upgrade: websocket\r\n", ""),
                HANDSHAKE.replace("keep-alive, Upgrade", "keep-alive"),
                HANDSHAKE.replace("Version: 13", "Version: 8"),
                HANDSHAKE.replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="),
                HANDSHAKE.replace("dGhlIHNhbXBsZSBub25jZQ==", "?"),
                HANDSHAKE.replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\nabc"));
        for (var request : wrong) {
            try (var front = new TestFront(WebSocketTest::echo);
                    var client = front.connect()) {
                assertThat(client.send(request).answer().status()).as(request).isBetween(400, 426);
            }
        }
    }

    @Test
    void aSilentClientIsDropped() throws IOException {
        var some = HttpTimeouts.defaults();
        var timeouts = new HttpTimeouts(
                some.head(),
                Duration.ofMillis(90),
                some.body(),
                some.rateGrace(),
                some.rate(),
                some.answer(),
                some.linger());
        try (var front = new TestFront(
                        WebSocketTest::echo, HttpSettings.defaults().with(timeouts));
                var client = front.connect()) {
            assertThat(client.send(HANDSHAKE).head().status()).isEqualTo(101);
            var rest = client.in().readAllBytes();
            assertThat(rest).as("three questions, then the end").containsExactly(PING, 0, PING, 0, PING, 0);
        }
    }

    private static HttpResponse echo(HttpRequest request) {
        try {
            return WebSocketAnswer.to(request, socket -> {
                for (var got = socket.receive(Duration.ofSeconds(10));
                        got != null;
                        got = socket.receive(Duration.ofSeconds(10))) {
                    socket.send(got);
                }
            });
        } catch (ApiException refused) {
            return HttpResponse.of(refused.status(), "text/plain", refused.message());
        }
    }

    private static byte[] frame(int head, byte[] content) {
        var masked = content.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % MASK.length];
        }
        var length = content.length < 126
                ? new byte[] {(byte) (0x80 | content.length)}
                : new byte[] {(byte) 0xfe, (byte) (content.length >> 8), (byte) content.length};
        return join(new byte[] {(byte) head}, length, MASK, masked);
    }

    private static byte[] join(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static void expect(RawClient client, int head, byte[] content) throws IOException {
        assertThat(client.in().readNBytes(2 + content.length))
                .isEqualTo(join(new byte[] {(byte) head, (byte) content.length}, content));
    }
}
