package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1: messages as they should be. */
class HttpOneTest {
    private final BlockingQueue<HttpRequest> seen = new LinkedBlockingQueue<>();
    private TestFront front;

    /** Answers the method, the target and the body. */
    private final HttpService echo = request -> {
        seen.add(request);
        byte[] body = request.body().open().readAllBytes();
        var answer = HttpResponse.of(200, "text/plain", request.method() + " " + request.target() + " ");
        byte[] prefix = answer.body().open().readAllBytes();
        byte[] both = new byte[prefix.length + body.length];
        System.arraycopy(prefix, 0, both, 0, prefix.length);
        System.arraycopy(body, 0, both, prefix.length, body.length);
        request.body().trailers().forEach((name, value) -> answer.headers().add("Saw-" + name, value));
        return new HttpResponse(200, answer.headers(), ByteStream.of(both));
    };

    @BeforeEach
    void start() throws IOException {
        front = new TestFront(echo);
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void answersAGet() throws IOException {
        try (var client = front.connect()) {
            var answer = client.send("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer.body()).isEqualTo("GET /a?b=c ");
            assertThat(answer.header("content-length")).isEqualTo("11");
            assertThat(answer.header("content-type")).isEqualTo("text/plain");
            assertThat(answer.header("date")).isEqualTo("Sun, 22 Nov 2026 10:00:05 GMT");
            assertThat(answer.header("connection")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb//c/../d/./e",
                "/|{}[]^`\"<>\\",
                "/\u00e9\u00ff\u0080?q=\u00e3\u0081\u0082",
                "/?",
                "//",
                "/a?b?c#d",
                "/%zz%",
                "/a+b;c=d"
            })
    void keepsTheTargetAsSent(String target) throws Exception {
        try (var client = front.connect()) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(seen.take().target()).isEqualTo(target);
        }
    }

    @Test
    void takesTheAuthorityOfAnAbsoluteTargetForTheHost() throws Exception {
        try (var client = front.connect()) {
            client.send("GET http://b.s3.localhost:4566/k%2F//x?y HTTP/1.1\r\nHost: other\r\n\r\n")
                    .answer();
            var request = seen.take();
            assertThat(request.target()).isEqualTo("/k%2F//x?y");
            assertThat(request.headers().all("host")).containsExactly("b.s3.localhost:4566");
            client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(seen.take().target()).isEqualTo("*");
        }
    }

    @Test
    void keepsRepeatedFieldsApartAndBytesAsTheyAre() throws Exception {
        try (var client = front.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\nx-A:  1,2 \t\r\nX-a:\r\nx-b: \u00e9\u0080\tz\r\nX-A: 3\r\n\r\n")
                    .answer();
            assertThat(seen.take().headers().fields())
                    .containsExactly(
                            new Headers.Field("Host", "x"),
                            new Headers.Field("x-A", "1,2"),
                            new Headers.Field("X-a", ""),
                            new Headers.Field("x-b", "\u00e9\u0080\tz"),
                            new Headers.Field("X-A", "3"));
        }
    }

    @Test
    void passesUnknownMethodsOn() throws IOException {
        try (var client = front.connect()) {
            assertThat(client.send("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n")
                            .answer()
                            .body())
                    .isEqualTo("BREW /pot ");
        }
    }

    @Test
    void readsABodyOfAGivenLengthThatComesInPieces() throws IOException {
        try (var client = front.connect()) {
            client.send("POST / HTTP/1.1\r\nHo")
                    .send("st: x\r\nContent-Length: 5\r\n\r")
                    .send("\nab");
            assertThat(client.send("c").send("de").answer().body()).isEqualTo("POST / abcde");
        }
    }

    @Test
    void readsChunksAndTrailers() throws IOException {
        try (var client = front.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n");
            client.send("3\r\nabc\r\n2;ext=\"x\"\r").send("\nde\r\n00\r").send("\nX-Sum: 1\r\nx-sum: 2\r\n\r");
            var answer = client.send("\n").answer();
            assertThat(answer.body()).isEqualTo("PUT / abcde");
            assertThat(answer.header("saw-x-sum")).isEqualTo("1,2");
            client.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("PUT / ");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (var client = front.connect()) {
            var requests = new StringBuilder("\r\n");
            for (int i = 0; i < 50; i++) {
                requests.append("POST /" + i + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n" + (i + 10));
            }
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(client.answer().body()).isEqualTo("POST /" + i + " " + (i + 10));
            }
        }
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        try (var client = front.connect()) {
            client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer(false).header("content-length")).isEqualTo("10");
            assertThat(client.answer().body()).isEqualTo("GET /2 ");
        }
    }

    @Test
    void speaksHttpOneZero() throws IOException {
        try (var client = front.connect()) {
            var kept = client.send("GET /1 HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
                    .answer();
            assertThat(kept.header("connection")).isEqualTo("keep-alive");
            var last = client.send("GET /2 HTTP/1.0\r\n\r\n").answer();
            assertThat(last.body()).isEqualTo("GET /2 ");
            assertThat(last.header("connection")).isEqualTo("close");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void closesWhenAsked() throws IOException {
        try (var client = front.connect()) {
            var answer = client.send("GET /1 HTTP/1.1\r\nHost: x\r\nConnection: foo, Close\r\n\r\n")
                    .answer();
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void answersAClientThatHasClosedItsSide() throws IOException {
        try (var client = front.connect()) {
            client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na");
            client.socket().shutdownOutput();
            assertThat(List.of(client.answer().body(), client.answer().body())).containsExactly("GET /1 ", "POST /2 a");
            assertThat(client.atEnd()).isTrue();
        }
    }
}
