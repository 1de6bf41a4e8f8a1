package io.unkai.server.cli;

import io.unkai.server.Settings;
import io.unkai.server.run.ExitCodes;
import io.unkai.server.run.PrivateFile;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import io.unkai.store.rocksdb.RocksEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** Starts a server and waits until it is ready; one that does not get ready is ended. */
final class ServerStart {
    /** Long enough for the recovery of a large store after a crash. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int SHOWN_LOG_LINES = 15;

    private final CliContext context;
    private final DataFolder folder;
    private final Settings settings;

    ServerStart(CliContext context, Settings settings) {
        this.context = context;
        this.folder = new DataFolder(settings.data());
        this.settings = settings;
    }

    /** A started server that is ready. */
    record Started(Process process, RunFile server) {}

    Started start(boolean foreground) throws IOException {
        RunFile.delete(folder.path());
        Process process = launch(foreground);
        Thread stopper = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(stopper);
        Progress progress = new Progress(context.err(), "starting");
        boolean ready = Waiting.until(PATIENCE, () -> {
            progress.tick();
            return !process.isAlive() || ready(process).isPresent();
        });
        progress.done();
        if (!process.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(stopper);
            throw ended(process.exitValue());
        }
        if (!ready) {
            process.destroyForcibly();
            throw failure("the server was not ready after " + PATIENCE.toSeconds() + " seconds");
        }
        if (!foreground) {
            Runtime.getRuntime().removeShutdownHook(stopper);
        }
        return new Started(process, ready(process).orElseThrow(() -> failure("the server stopped at once")));
    }

    private Process launch(boolean foreground) throws IOException {
        PrivateFile.createFolder(folder.path());
        PrivateFile.createFolder(folder.logs());
        ProcessBuilder builder = new ProcessBuilder(ServerCommand.of(settings, !foreground));
        builder.environment().putAll(RocksEnvironment.variables());
        builder.directory(folder.path().toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        if (foreground) {
            builder.inheritIO();
        } else {
            keepFormerConsole();
            builder.redirectErrorStream(true).redirectOutput(folder.console().toFile());
        }
        Process process = builder.start();
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
        if (identity.isPresent()) {
            LaunchFile.write(folder.path(), identity.get());
        }
        return process;
    }

    /** What a server that crashed said last stays until the start after the next. */
    private void keepFormerConsole() throws IOException {
        if (Files.exists(folder.console()) && Files.size(folder.console()) > 0) {
            Files.move(folder.console(), folder.logs().resolve("console.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The one who started it is about to end, and does so after it. */
    private static void stop(Process process) {
        process.destroy();
        Waiting.until(ProcessStop.PATIENCE, () -> !process.isAlive());
    }

    private Optional<RunFile> ready(Process process) {
        return folder.running()
                .filter(file -> file.process().pid() == process.pid())
                .filter(file -> Health.of(file).filter(Health::ready).isPresent());
    }

    private CliException ended(int exitCode) {
        return switch (exitCode) {
            case ExitCodes.DATA_LOCKED ->
                new CliException(
                        Exit.FAILED,
                        "another server uses " + folder.path(),
                        "look with: " + folder.command("status") + "; or choose another folder with --data DIR");
            case ExitCodes.PORT_IN_USE ->
                PortCheck.inUse(PortHolder.of(settings.port()).isPresent() ? settings.port() : settings.tlsPort());
            case ExitCodes.DATA_NEWER ->
                new CliException(
                        Exit.FAILED,
                        "the data in " + folder.path() + " was written by a newer version of unkai",
                        "use that version, or choose another folder with --data DIR");
            default -> failure("the server ended with code " + exitCode);
        };
    }

    private CliException failure(String what) {
        showLog(folder.console());
        showLog(folder.log());
        return new CliException(
                Exit.FAILED, what, "the whole log: " + folder.command("logs") + "; the machine: ./unkai doctor");
    }

    private void showLog(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > 0) {
                context.err().println("--- " + log);
                new LogTail(log).last(SHOWN_LOG_LINES, context.err());
            }
        } catch (IOException e) {
            context.err().println(log + " cannot be read: " + e.getMessage());
        }
    }
}
