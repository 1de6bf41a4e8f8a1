package io.unkai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder that goes away with all that is in it.
 *
 * @param path where it is
 */
public record Scratch(Path path) implements AutoCloseable {
    /** Makes one. */
    public static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("unkai-bench"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
