package io.unkai.services.compute.ec2.imds;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.services.compute.ec2.guest.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile guests against the server, over real sockets. */
@Timeout(30)
class MetadataServerTest {
    private static final String HOST = "Host: 169.254.169.254\r\n";

    private ServerSocket socket;
    private Connections server;

    @BeforeEach
    void start() throws IOException {
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        server = new MetadataServer((from, request) -> Answer.text(request.method() + ' ' + request.path())).on(socket);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        client.setSoTimeout(10_000);
        return client;
    }

    private String send(String bytes) throws IOException {
        try (var client = connect()) {
            client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void answersSeveralQuestionsOfOneConnection() throws IOException {
        var answer = send("GET /latest/ HTTP/1.1\r\n" + HOST + "\r\nPUT /latest/api/token?x=1 HTTP/1.1\r\n" + HOST
                + "Content-Length: 3\r\n\r\nabcHEAD / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer).containsSubsequence("HTTP/1.1 200 OK", "GET /latest/", "PUT /latest/api/token", "200 OK");
        assertThat(answer).endsWith("\r\n\r\n").doesNotContain("HEAD /");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET latest HTTP/1.1\\r\\n\\r\\n|400",
                "get / HTTP/1.1\\r\\n\\r\\n|400",
                "GET / HTTP/2.0\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nA b: c\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\n: c\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\n folded\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nA: 1\\r\\nA: 2\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nContent-Length: x\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nContent-Length: 99999999\\r\\n\\r\\n|413",
                "GET / HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n|501",
                "GET /\\u0000 HTTP/1.1\\r\\n\\r\\n|400",
                "GET / HTTP/1.1\\r\\nA|400",
            })
    void refusesWhatIsNoRequest(String request, int status) throws IOException {
        var bytes = request.replace("\\r", "\r").replace("\\n", "\n").replace("\\u0000", "\u0000");
        var answer = send(bytes);
        assertThat(answer).containsPattern("^HTTP/1.1 (" + status + "|505) ");
        assertThat(answer).contains("Connection: close");
    }

    @Test
    void refusesHeadsThatAreTooLarge() throws IOException {
        assertThat(send("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(1) + "B".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        var many = new StringBuilder("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 100; i++) {
            many.append('h').append(i).append(": x\r\n");
        }
        assertThat(send(many + "\r\n")).startsWith("HTTP/1.1 431");
    }

    @Test
    void aGuestThatHoldsManyConnectionsIsTurnedAway() throws IOException {
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < MetadataServer.MAX_PER_GUEST; i++) {
                held.add(ask(connect()));
            }
            try (var more = connect()) {
                assertThat(more.getInputStream().read()).as("closed at once").isEqualTo(-1);
            }
        } finally {
            for (var client : held) {
                client.close();
            }
        }
    }

    private static Socket ask(Socket client) throws IOException {
        client.getOutputStream().write(("GET / HTTP/1.1\r\n" + HOST + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(client.getInputStream().read()).isEqualTo('H');
        return client;
    }

    @Test
    void endsAfterManyQuestions() throws IOException {
        var all = List.of("GET / HTTP/1.1\r\n" + HOST + "\r\n");
        var answer = send(all.getFirst().repeat(MetadataServer.MAX_REQUESTS + 50));
        assertThat(answer.split("HTTP/1.1 200").length - 1).isEqualTo(MetadataServer.MAX_REQUESTS);
    }
}
