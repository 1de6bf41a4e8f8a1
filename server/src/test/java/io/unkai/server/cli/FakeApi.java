package io.unkai.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cloud that the command line finds running, that answers what a test says, and notes what it was asked. */
final class FakeApi implements AutoCloseable {
    private static final String NOW = "{\"now\":\"2026-11-22T10:00:00Z\"}";

    /** The status of the next answers. */
    int status = 200;

    private final HttpServer http;
    private final List<String> answers = new ArrayList<>(List.of(""));
    private String asked = "";
    private String signed = "";

    /**
     * @param data the data folder in which the command line looks for it
     */
    FakeApi(Path data) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/_unkai/clock", exchange -> send(exchange, 200, NOW));
        http.createContext("/", this::answer);
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
                .write(data);
    }

    /** Gives a person the AWS profile {@code dev}. */
    static void writeProfile(Path home) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = secret\n");
    }

    /** Answers that from now on: one after the other, the last one for ever. */
    void answers(String... bodies) {
        answers.clear();
        answers.addAll(List.of(bodies));
    }

    /** The bodies that it was sent, one after the other. */
    String asked() {
        return asked;
    }

    /** How the last request was signed. */
    String signed() {
        return signed;
    }

    /** Forgets what it was asked. */
    void forget() {
        asked = "";
    }

    private void answer(HttpExchange exchange) throws IOException {
        signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        asked += new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        send(exchange, status, answers.size() > 1 ? answers.removeFirst() : answers.getFirst());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
