package io.unkai.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of generated files. Files whose text did not change are left alone, so that what depends on their time is not
 * done again; files that were not written this time are deleted at the end.
 */
final class Output {
    private final Path root;
    private final Set<Path> written = new HashSet<>();
    private final Set<String> changedFolders = new TreeSet<>();

    Output(Path root) {
        this.root = root;
    }

    /** Writes a file. */
    void write(String path, String text) {
        var file = root.resolve(path);
        if (!written.add(file)) {
            throw new IllegalStateException(path + " is written twice");
        }
        try {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            if (Files.exists(file) && Files.size(file) == bytes.length && same(file, bytes)) {
                return;
            }
            var folder = file.resolveSibling(".").normalize();
            if (changedFolders.add(root.relativize(folder).toString())) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(Path file, byte[] bytes) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), bytes);
    }

    /** Deletes what was not written; answers the folders, relative to the root, in which anything changed. */
    Set<String> finish() throws IOException {
        if (Files.exists(root)) {
            try (var files = Files.walk(root)) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    if (!written.contains(file)) {
                        Files.delete(file);
                        changedFolders.add(
                                root.relativize(file.resolveSibling(".").normalize())
                                        .toString());
                    }
                }
            }
        }
        return changedFolders;
    }

    /** Number of files written or left alone. */
    int size() {
        return written.size();
    }
}
