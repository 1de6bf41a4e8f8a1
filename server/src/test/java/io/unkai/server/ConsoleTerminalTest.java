package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.TestCloud.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets at terminals, and who does not: no page of another site, whatever its visitor's browser sends with it. */
class ConsoleTerminalTest {
    private static final String SETUP = "{\"email\":\"me@example.com\",\"password\":\"Correct-horse-1\"}";
    private static final String PREFIX = "/_unkai/signin/";
    private static final String TICKET = PREFIX + "terminal/open/" + "0".repeat(64);

    @TempDir
    static Path folder;

    private static TestCloud cloud;
    private static String cookie;

    @BeforeAll
    static void signIn() throws IOException {
        cloud = TestCloud.start(folder);
        var answer = post("setup", SETUP, "");
        var found =
                Pattern.compile("Set-Cookie: ([^;]+)", Pattern.CASE_INSENSITIVE).matcher(answer.head());
        assertThat(found.find()).as(answer.head()).isTrue();
        cookie = found.group(1);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void onlyTheConsolesOwnPageOpensASocket() throws IOException {
        var own = "http://" + host();
        for (var origin : List.of("", "null", "http://evil.example", own.replace("http", "https"), own + "0")) {
            assertThat(socket(host(), origin, cookie)).as(origin).isEqualTo(403);
        }
        for (var host :
                List.of("localhost:" + cloud.address().getPort(), "rebound.example", "console.localhost.evil")) {
            assertThat(socket(host, "http://" + host, cookie)).as(host).isIn(403, 404);
        }
        assertThat(socket(host(), own, cookie, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(socket(host(), own, "unkai-session=" + "0".repeat(64))).isEqualTo(401);
        assertThat(socket(host(), own, cookie))
                .as("signed in, but there is no such ticket")
                .isEqualTo(404);
    }

    @Test
    void saysWhyThereIsNone() throws IOException {
        var shell = post("terminal/shell", "{\"region\":\"us-east-1\"}", cookie);
        assertThat(shell.status()).isEqualTo(409);
        assertThat(shell.body()).contains("--machines off");
        var instance = post("terminal/instance", wanted("i-0123456789abcdef0"), cookie);
        assertThat(instance.status()).isEqualTo(403);
        assertThat(instance.body()).contains("InvalidInstanceID.NotFound");
    }

    @Test
    void rubbishIsRefused() throws IOException {
        for (var id : List.of("", "i-", "i-0123456789abcdef0;x", "-oProxyCommand=x", "x".repeat(10_000))) {
            assertThat(post("terminal/instance", wanted(id), cookie).status())
                    .as(id)
                    .isEqualTo(400);
        }
        assertThat(post("terminal/shell", "{\"region\":\"../..\"}", cookie).status())
                .isEqualTo(400);
        assertThat(post("terminal/shell", "{\"region\":\"us-east-1\"}", "").status())
                .isEqualTo(401);
        assertThat(post("terminal/instance", wanted("i-0123456789abcdef0"), "").status())
                .isEqualTo(401);
    }

    private static String wanted(String instance) {
        return "{\"region\":\"us-east-1\",\"user\":\"admin\",\"instance\":\"" + instance + "\"}";
    }

    private static int socket(String host, String origin, String cookie, String... more) throws IOException {
        var request = new StringBuilder(String.join(
                "\r\n",
                "GET " + TICKET + " HTTP/1.1",
                "Host: " + host,
                "Cookie: " + cookie,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                ""));
        if (!origin.isEmpty()) {
            request.append("Origin: ").append(origin).append("\r\n");
        }
        for (int i = 0; i < more.length; i += 2) {
            request.append(more[i]).append(": ").append(more[i + 1]).append("\r\n");
        }
        try (var socket = cloud.connect()) {
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring("HTTP/1.1 ".length()));
        }
    }

    private static Answer post(String page, String body, String cookie) throws IOException {
        var headers = new ArrayList<>(List.of("X-Unkai-Signin", "1", "Host", host()));
        if (!cookie.isEmpty()) {
            headers.addAll(List.of("Cookie", cookie));
        }
        return cloud.unsigned("POST", PREFIX + page, body, headers.toArray(String[]::new));
    }

    private static String host() {
        return "console.localhost:" + cloud.address().getPort();
    }
}
