package io.unkai.planes.linux.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A long command that tells what it does, line by line. */
final class Told {
    private static final int MOST_LINE = 500;

    private final List<String> words;
    private final Consumer<String> progress;
    private volatile String last = "";

    Told(List<String> words, Consumer<String> progress) {
        this.words = List.copyOf(words);
        this.progress = progress;
    }

    /** Whether it succeeded. It is killed if it takes too long. */
    boolean run(Duration limit) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        var reader = Thread.ofVirtual().start(() -> read(process));
        try {
            return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)
                    && reader.join(Duration.ofSeconds(1))
                    && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(words.getFirst() + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tell(line.length() > MOST_LINE ? line.substring(0, MOST_LINE) : line);
            }
        } catch (IOException e) {
            last = "its output could not be read: " + e.getMessage();
        }
    }

    private void tell(String line) {
        if (line.startsWith("I: ")) {
            progress.accept(line.substring(3));
        } else if (line.startsWith("E: ")) {
            last = line.substring(3);
        }
    }

    /** The last error that it told. */
    String last() {
        return last;
    }
}
