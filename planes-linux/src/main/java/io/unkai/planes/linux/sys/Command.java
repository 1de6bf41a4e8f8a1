package io.unkai.planes.linux.sys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A command of the operating system: a program with arguments, never a shell. It is started by the calling thread and so in this
 * thread's namespaces; it gets a fixed search path, the C locale and nothing else of this process's environment.
 *
 * @param words the program and its arguments
 * @param input what it reads
 * @param limit how long it may run before it is killed
 */
public record Command(List<String> words, String input, Duration limit) {
    /** How long a command may run where nothing else is said. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);
    /** How many bytes of its output and of its errors are kept; the rest is read and forgotten. */
    public static final int MOST_OUTPUT = 4 << 20;

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8");
    private static final int MOST_TOLD = 2000;
    private static final Executor PUMPS = task -> Thread.ofVirtual().start(task);

    /** Copies the words. */
    public Command {
        words = List.copyOf(words);
    }

    /** A command that reads nothing and may run for {@link #DEFAULT_LIMIT}. */
    public static Command of(String... words) {
        return new Command(List.of(words), "", DEFAULT_LIMIT);
    }

    /** The same command, reading this. */
    public Command reading(String text) {
        return new Command(words, text, limit);
    }

    /** The same command with another limit. */
    public Command within(Duration time) {
        return new Command(words, input, time);
    }

    /**
     * What a command did.
     *
     * @param exit its exit code; 128 + N where signal N ended it
     * @param output the first bytes of what it wrote, as text
     * @param errors the same for its errors
     */
    public record Result(int exit, String output, String errors) {
        /** Whether it succeeded. */
        public boolean ok() {
            return exit == 0;
        }
    }

    /**
     * Runs it and waits until it ended.
     *
     * @throws CommandException if it cannot be started, runs for too long, or this thread is interrupted; it is killed then
     */
    public Result run() {
        Process process = begin();
        try {
            var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), PUMPS);
            var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), PUMPS);
            PUMPS.execute(() -> write(process));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CommandException(told() + " ran for more than " + limit.toSeconds() + " s", null);
            }
            // A child that it left behind may hold its output open.
            return new Result(process.exitValue(), soon(output), soon(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(told() + " was interrupted", e);
        } finally {
            end(process);
        }
    }

    /**
     * Runs it and answers what it wrote.
     *
     * @throws CommandException as {@link #run()} does, and if its exit code is not 0, with its errors
     */
    public String check() {
        Result result = run();
        if (!result.ok()) {
            throw new CommandException(told() + " failed: " + told(result), null);
        }
        return result.output();
    }

    private Process begin() {
        try {
            var builder = new ProcessBuilder(words);
            builder.environment().clear();
            builder.environment().putAll(ENVIRONMENT);
            return builder.start();
        } catch (IOException e) {
            throw new CommandException(told() + " could not be started: " + e.getMessage(), e);
        }
    }

    private String soon(CompletableFuture<String> text) throws InterruptedException {
        try {
            return text.completeOnTimeout("", 1, TimeUnit.SECONDS).get();
        } catch (ExecutionException e) {
            throw new CommandException(told() + " could not be read", e);
        }
    }

    private static String read(InputStream from) {
        try {
            byte[] kept = from.readNBytes(MOST_OUTPUT);
            from.skip(Long.MAX_VALUE);
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program may end before it has read all; what it made of it is told by its exit code. */
    private void write(Process process) {
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Logger.getLogger(Command.class.getName())
                    .log(Level.FINE, () -> told() + " did not read its input: " + e.getMessage());
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String told() {
        return words.getFirst();
    }

    private static String told(Result result) {
        var text = result.errors().isBlank()
                ? "exit code " + result.exit()
                : result.errors().strip();
        return text.length() > MOST_TOLD ? text.substring(0, MOST_TOLD) + "..." : text;
    }
}
