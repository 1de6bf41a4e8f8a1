package io.unkai.server.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of the console. Only names that were found in the folder when it was first asked for are ever opened, so that no request
 * leads out of it.
 */
final class ConsoleFiles {
    /** The page that every address of the console shows. */
    static final String INDEX = "index.html";

    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 4;
    private static final int TAG_BYTES = 12;
    private static final Map<String, String> ENCODINGS = Map.of(".br", "br", ".gz", "gzip");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "woff", "font/woff",
            "txt", "text/plain; charset=utf-8");

    private final Path folder;
    private @Nullable Map<String, ConsoleFile> files;

    /** @param folder what the build of the console made */
    ConsoleFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A file by its path in the folder, with slashes; empty where there is none.
     *
     * @throws IOException if the folder cannot be read
     */
    Optional<ConsoleFile> find(String path) throws IOException {
        return Optional.ofNullable(files().get(path));
    }

    private synchronized Map<String, ConsoleFile> files() throws IOException {
        if (files == null) {
            files = read();
        }
        return files;
    }

    private Map<String, ConsoleFile> read() throws IOException {
        List<Path> all;
        try (var walk = Files.walk(folder, MAX_DEPTH)) {
            all = new ArrayList<>(
                    walk.filter(Files::isRegularFile).limit(MAX_FILES).toList());
        }
        Map<String, ConsoleFile> found = new HashMap<>();
        for (var path : all) {
            var name = folder.relativize(path).toString().replace('\\', '/');
            if (ENCODINGS.keySet().stream().noneMatch(name::endsWith)) {
                found.put(name, new ConsoleFile(path, type(name), tag(path), encoded(path)));
            }
        }
        return Map.copyOf(found);
    }

    private static Map<String, Path> encoded(Path path) {
        Map<String, Path> encoded = new HashMap<>();
        ENCODINGS.forEach((suffix, encoding) -> {
            var other = path.resolveSibling(path.getFileName() + suffix);
            if (Files.isRegularFile(other)) {
                encoded.put(encoding, other);
            }
        });
        return Map.copyOf(encoded);
    }

    private static String type(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static String tag(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            var digest = in.getMessageDigest().digest();
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
