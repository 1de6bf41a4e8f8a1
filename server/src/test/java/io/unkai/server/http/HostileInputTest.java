package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers could read in two ways, and ones that are not HTTP: refused, and the connection ends. */
class HostileInputTest {
    private final AtomicInteger served = new AtomicInteger();
    private TestFront front;

    @BeforeEach
    void start() throws IOException {
        front = new TestFront(request -> {
            served.incrementAndGet();
            request.body().open().readAllBytes();
            return HttpResponse.of(200, "text/plain", "ok");
        });
    }

    @AfterEach
    void stop() {
        front.close();
    }

    private void assertRefused(int status, String request) throws IOException {
        try (var client = front.connect()) {
            var answer = client.send(request).answer();
            assertThat(answer.status()).as(request).isEqualTo(status);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("content-type")).isEqualTo("text/plain");
            assertThat(answer.body()).isNotBlank().doesNotContain("<", "{");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5 5",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding : chunked",
                "Content-Length : 5",
                " Content-Length: 5",
                "X: a\r\n folded",
                "X: a\r\n\tTransfer-Encoding: chunked",
                "X: a\nY: b",
                "X: a\rTransfer-Encoding: chunked",
                "X: a\r\r\nY: b",
                "X: \u0000",
                "X: a\u0001b",
                "X\u00e9: a",
                "X Y: a",
                "X\u000b: a",
                "no colon",
                ": empty name",
                "Host: y",
                "Host: x, y"
            })
    void refusesAmbiguousHeaders(String fields) throws IOException {
        assertRefused(400, "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n0\r\n\r\n");
        assertThat(served).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET http:///p HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET ftp://x/p HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET x:80 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1\r\nHost: x\n\n",
                "GET /\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\tx HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET / http/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.10\r\nHost: x\r\n\r\n",
                "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
                " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void refusesWhatIsNotARequest(String request) throws IOException {
        assertRefused(400, request);
        assertThat(served).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "505, GET / HTTP/2.0",
        "505, GET / HTTP/0.9",
        "405, CONNECT x:443 HTTP/1.1",
        "405, TRACE / HTTP/1.1",
    })
    void refusesWhatItDoesNotSpeak(int status, String line) throws IOException {
        assertRefused(status, line + "\r\nHost: x\r\n\r\n");
    }

    @Test
    void refusesOtherCodingsAndExpectations() throws IOException {
        assertRefused(501, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n");
        assertRefused(417, "POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "\r\n",
                "-1\r\n",
                "0x1\r\na\r\n",
                " 1\r\na\r\n",
                "1 \r\na\r\n",
                "1\na\n0\n\n",
                "1\r\nab\r\n0\r\n\r\n",
                "1\r\na0\r\n\r\n",
                "2\r\na\r\n0\r\n\r\n",
                "1000000000000000\r\n",
                "\u0661\r\na\r\n",
                "0\r\nX : a\r\n\r\n",
                "0\r\nX: a\n\r\n",
                "0\r\n fold\r\n\r\n"
            })
    void refusesMalformedChunks(String body) throws IOException {
        assertRefused(400, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "GET /smuggled");
        assertThat(served)
                .as("the request whose body is malformed, and none after it")
                .hasValue(1);
    }

    @Test
    void boundsChunkLinesAndTrailers() throws IOException {
        String chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertRefused(400, chunked + "1;" + "e".repeat(2_000));
        assertRefused(431, chunked + "0\r\nX: " + "e".repeat(17_000));
        assertRefused(431, chunked + "0\r\n" + "X: e\r\n".repeat(201) + "\r\n");
    }

    @Test
    void boundsTheHead() throws IOException {
        assertRefused(414, "GET /" + "a".repeat(17_000));
        assertRefused(431, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
        assertRefused(431, "GET / HTTP/1.1\r\nHost: x\r\n" + "X: a\r\n".repeat(200) + "\r\n");
        assertThat(served).hasValue(0);
        try (var client = front.connect()) {
            client.send("GET /" + "a".repeat(16_000) + " HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(16_000) + "\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }
}
