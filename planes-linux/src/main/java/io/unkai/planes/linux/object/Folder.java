package io.unkai.planes.linux.object;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Where the files of bodies are: two levels of folders named by the first four digits of the id. */
final class Folder {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int DIGITS = 2;

    private final Path root;
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    Folder(Path root) throws IOException {
        this.root = root;
        make(root);
    }

    Path root() {
        return root;
    }

    /** Where that body is or would be. */
    Path path(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a body");
        }
        return root.resolve(id.substring(0, DIGITS))
                .resolve(id.substring(DIGITS, 2 * DIGITS))
                .resolve(id);
    }

    /** Makes the folders that a file needs, durably. */
    void prepare(Path file) throws IOException {
        var folder = parent(file);
        if (!known.contains(folder)) {
            make(parent(folder));
            make(folder);
            known.add(folder);
        }
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sync(parent(folder));
    }

    private static Path parent(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no parent");
        }
        return parent;
    }

    /** Makes a file's name survive a crash. */
    static void syncName(Path file) throws IOException {
        sync(parent(file));
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Names every body. */
    void list(Consumer<String> each) throws IOException {
        try (var outer = Files.newDirectoryStream(root)) {
            for (var first : outer) {
                listFirst(first, each);
            }
        }
    }

    private static void listFirst(Path first, Consumer<String> each) throws IOException {
        try (var inner = Files.newDirectoryStream(first)) {
            for (var second : inner) {
                try (var files = Files.newDirectoryStream(second)) {
                    files.forEach(file -> name(file, each));
                }
            }
        } catch (NoSuchFileException e) {
            // A folder that goes away while it is listed has no bodies.
            return;
        }
    }

    private static void name(Path file, Consumer<String> each) {
        var name = file.getFileName().toString();
        if (ID.matcher(name).matches()) {
            each.accept(name);
        }
    }
}
