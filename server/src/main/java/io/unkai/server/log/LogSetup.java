package io.unkai.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The one place that knows which logging library is underneath. */
public final class LogSetup {
    private static final long MAX_FILE_BYTES = 16 * 1024 * 1024;
    private static final int KEPT_FILES = 4;

    private LogSetup() {}

    /**
     * Replaces whatever logging was set up before.
     *
     * @param level error, warning, info, debug or trace
     * @param format logfmt or json
     * @param file where the lines go; standard error when empty
     */
    public static void install(String level, String format, Optional<Path> file) throws IOException {
        Formatter formatter = format.equals("json") ? new JsonLineFormatter() : new LogfmtFormatter();
        Handler handler = file.isPresent() ? toFile(file.get(), formatter) : toStandardError(formatter);
        handler.setLevel(Level.ALL);
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
            old.close();
        }
        root.addHandler(handler);
        root.setLevel(levelOf(level));
    }

    private static Handler toFile(Path file, Formatter formatter) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new LineHandler(new RotatingFile(file, MAX_FILE_BYTES, KEPT_FILES), formatter);
    }

    private static Handler toStandardError(Formatter formatter) {
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(formatter);
        return handler;
    }

    private static Level levelOf(String level) {
        return switch (level) {
            case "error" -> Level.SEVERE;
            case "warning" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.FINE;
            case "trace" -> Level.FINEST;
            default -> throw new IllegalArgumentException("no such level: " + level);
        };
    }
}
