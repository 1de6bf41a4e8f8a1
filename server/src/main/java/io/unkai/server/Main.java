package io.unkai.server;

import static java.util.logging.Level.INFO;
import static java.util.logging.Level.SEVERE;

import io.unkai.kernel.store.StoreException;
import io.unkai.server.log.LogSetup;
import io.unkai.server.run.ExitCodes;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import io.unkai.server.run.Version;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts a server and keeps it running until the process is asked to end. */
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    /** Takes the options that {@link SettingsParser} documents; ends with one of {@link ExitCodes}. */
    public static void main(String[] arguments) {
        int code = run(arguments);
        if (code != ExitCodes.STOPPED) {
            System.exit(code);
        }
    }

    private static int run(String[] arguments) {
        try {
            start(SettingsParser.parse(arguments));
            return ExitCodes.STOPPED;
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            return ExitCodes.USAGE;
        } catch (StoreException e) {
            LOG.log(SEVERE, e.getMessage(), e);
            return switch (e.reason()) {
                case LOCKED -> ExitCodes.DATA_LOCKED;
                case NEWER_FORMAT -> ExitCodes.DATA_NEWER;
                case FULL, CONFLICT, BROKEN -> ExitCodes.FAILED;
            };
        } catch (IOException e) {
            LOG.log(SEVERE, e.getMessage(), e);
            return isPortTaken(e) ? ExitCodes.PORT_IN_USE : ExitCodes.FAILED;
        }
    }

    private static boolean isPortTaken(@Nullable Throwable e) {
        return e != null && (e instanceof BindException || isPortTaken(e.getCause()));
    }

    private static void start(Settings settings) throws IOException {
        var log = settings.log();
        var file = settings.data().resolve("logs").resolve("unkai.log");
        LogSetup.install(log.level(), log.format(), log.toFile() ? Optional.of(file) : Optional.empty());
        var machine = Machine.open(settings, System.getenv());
        var server = new UnkaiServer(settings, machine);
        try {
            serve(settings, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void serve(Settings settings, UnkaiServer server) throws IOException {
        var key = server.rootAccess().ensure(settings.data(), settings.account(), settings.issueRootKey());
        var address = server.listen();
        if (settings.train()) {
            ready(settings, server, address, null);
            Training.run(
                    address,
                    Objects.requireNonNull(key),
                    server.machine().clock().now());
            server.close();
            return;
        }
        var secure = server.listenSecurely();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(settings, server), "stop"));
        ready(settings, server, address, secure);
        server.awaitClose();
    }

    private static void ready(
            Settings settings, UnkaiServer server, InetSocketAddress address, @Nullable InetSocketAddress secure)
            throws IOException {
        var run = new RunFile(
                ProcessIdentity.current(),
                address.getPort(),
                secure == null ? Settings.TLS_OFF : secure.getPort(),
                settings.bind(),
                "http://" + host(settings.bind()) + ":" + address.getPort(),
                settings.auth().option(),
                settings.account(),
                Version.current(),
                server.machine().host().unavailable().orElse(""));
        run.write(settings.data());
        LOG.log(INFO, "ready at " + run.endpoint());
    }

    /** What clients on this machine call; an address for all interfaces is none they can call. */
    private static String host(String bind) {
        if (bind.equals("0.0.0.0") || bind.equals("::")) {
            return "localhost";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    private static void stop(Settings settings, UnkaiServer server) {
        try {
            server.close();
            RunFile.delete(settings.data());
            LOG.log(INFO, "stopped");
        } catch (IOException e) {
            LOG.log(SEVERE, "the run file is left behind", e);
        }
        // A process ended by a signal would report the signal; it stopped as asked.
        Runtime.getRuntime().halt(ExitCodes.STOPPED);
    }
}
