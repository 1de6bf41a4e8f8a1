package io.unkai.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unkai.server.LogSettings;
import io.unkai.server.Settings;
import io.unkai.server.SettingsException;
import io.unkai.server.SettingsParser;
import io.unkai.server.log.LogSetup;
import io.unkai.server.run.ExitCodes;
import io.unkai.server.run.FirstStart;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the contract between command line and server, and nothing else; the file {@code fail} makes it fail. */
public final class FakeServer {
    private static final System.Logger LOG = System.getLogger(FakeServer.class.getName());

    private FakeServer() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(SettingsParser.parse(arguments));
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(ExitCodes.USAGE);
        } catch (BindException e) {
            System.exit(ExitCodes.PORT_IN_USE);
        }
    }

    private static void run(Settings settings) throws IOException {
        Path data = settings.data();
        LogSettings log = settings.log();
        Optional<Path> file = log.toFile() ? Optional.of(data.resolve("logs").resolve("unkai.log")) : Optional.empty();
        LogSetup.install(log.level(), log.format(), file);
        if (Files.exists(data.resolve("fail"))) {
            LOG.log(System.Logger.Level.ERROR, "the fake server was told to fail");
            System.exit(Integer.parseInt(Files.readString(data.resolve("fail"), StandardCharsets.UTF_8)
                    .strip()));
        }
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(settings.bind()), settings.port()), 0);
        http.createContext(
                "/_unkai/health",
                exchange -> answer(
                        exchange,
                        "{\"status\":\"ready\",\"components\":"
                                + "{\"store\":{\"status\":\"ready\",\"more\":{}},\"http\":\"ready\"}}"));
        http.createContext("/_unkai/reset", exchange -> {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            LOG.log(System.Logger.Level.INFO, "reset " + authorization);
            answer(exchange, "{}");
        });
        http.start();
        if (settings.train()) {
            http.stop(0);
            return;
        }
        int port = http.getAddress().getPort();
        if (settings.issueRootKey()) {
            new FirstStart(settings.account(), "AKIAFAKE" + port, "secret" + port).write(data);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
        new RunFile(
                        ProcessIdentity.current(),
                        port,
                        settings.tlsPort(),
                        settings.bind(),
                        "http://" + settings.bind() + ":" + port,
                        settings.auth().option(),
                        settings.account(),
                        "fake",
                        "")
                .write(data);
        LOG.log(System.Logger.Level.INFO, "ready");
    }

    private static void stop(Path data) {
        try {
            RunFile.delete(data);
            LOG.log(System.Logger.Level.INFO, "stopped");
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(ExitCodes.FAILED);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
