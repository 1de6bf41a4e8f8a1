package io.unkai.server;

import io.unkai.kernel.store.StoreException;
import io.unkai.server.log.LogSetup;
import io.unkai.server.run.ExitCodes;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;

/** Starts a server and keeps it running until the process is asked to end. */
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());

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
            LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
            return switch (e.reason()) {
                case LOCKED -> ExitCodes.DATA_LOCKED;
                case NEWER_FORMAT -> ExitCodes.DATA_NEWER;
                case FULL, CONFLICT, BROKEN -> ExitCodes.FAILED;
            };
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
            return e instanceof BindException || e.getCause() instanceof BindException
                    ? ExitCodes.PORT_IN_USE
                    : ExitCodes.FAILED;
        }
    }

    private static void start(Settings settings) throws IOException {
        var log = settings.log();
        LogSetup.install(
                log.level(),
                log.format(),
                log.toFile()
                        ? Optional.of(settings.data().resolve("logs").resolve("unkai.log"))
                        : Optional.empty());
        var server = UnkaiServer.start(settings, System.getenv());
        if (settings.train()) {
            Training.run(server);
            server.close();
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    }

    private static void stop(UnkaiServer server) {
        server.close();
        LOG.log(System.Logger.Level.INFO, "stopped");
        // A process ended by a signal would report the signal; it stopped as asked.
        Runtime.getRuntime().halt(ExitCodes.STOPPED);
    }
}
