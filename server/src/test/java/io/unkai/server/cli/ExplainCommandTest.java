package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom the command line asks what policies decide. */
class ExplainCommandTest {
    private static final String ANNA = "arn:aws:iam::222222222222:user/anna";
    private static final String DECISION = """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
            <EvalDecision>implicitDeny</EvalDecision></member></EvaluationResults></SimulatePrincipalPolicyResult>
            </SimulatePrincipalPolicyResponse>""";

    @TempDir
    private Path home;

    private HttpServer http;
    private String signed = "";
    private String asked = "";

    @BeforeEach
    void listen() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                boolean clock = exchange.getRequestURI().getPath().equals("/_unkai/clock");
                if (!clock) {
                    signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                    asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                }
                var answer = clock ? "{\"now\":\"2026-11-22T10:00:00Z\"}" : DECISION;
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        http.start();
        int port = http.getAddress().getPort();
        new RunFile(
                        ProcessIdentity.current(),
                        port,
                        -1,
                        "127.0.0.1",
                        "http://127.0.0.1:" + port,
                        "open",
                        "000000000000",
                        "fake",
                        "")
                .write(home);
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = secret\n");
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    private CommandRun explain(String... more) {
        var words = new String[more.length + 8];
        var first = new String[] {
            "iam", "explain", "--data", home.toString(), "--principal", ANNA, "--action", "s3:GetObject"
        };
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return CommandRun.of(home, words);
    }

    @Test
    void asksAnotherAccountWithAKeyOfItsOwn() {
        var run = explain("--profile", "dev");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("implicitDeny");
        assertThat(signed).contains("Credential=AKIADEV/");
        assertThat(asked).contains("PolicySourceArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Auser%2Fanna");
    }

    @Test
    void saysWhoseKeyIsNeeded() {
        var run = explain();
        assertThat(run.exitCode()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("222222222222", "--profile");
        assertThat(asked).isEmpty();
        assertThat(explain("--profile", "nobody").err()).contains("no profile nobody");
    }
}
