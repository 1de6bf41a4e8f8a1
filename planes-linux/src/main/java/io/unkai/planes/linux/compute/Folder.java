package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.MachineId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is kept of a machine between calls, in files of a folder of its own.
 *
 * @param path the folder
 */
record Folder(Path path) {
    /** The slot of its users. */
    static final String SLOT = "slot";
    /** The id of its root volume. */
    static final String VOLUME = "volume";
    /** How many processors it has. */
    static final String PROCESSORS = "processors";
    /** There if it is a virtual machine. */
    static final String VIRTUAL = "virtual";
    /** There once its sandbox is complete. */
    static final String READY = "ready";
    /** There once its init was started. */
    static final String STARTED = "started";
    /** There once its power was cut. */
    static final String CUT = "cut";
    /** The process number of its init, on the host. */
    static final String INIT = "init";
    /** The process number of what watches over it. */
    static final String SUPERVISOR = "supervisor";
    /** The process number of what tells it its sizes. */
    static final String SIZES = "sizes";
    /** What it wrote to its console. */
    static final String CONSOLE = "console.log";

    /** The folder of a machine among all. */
    static Folder of(Path machines, String id) {
        return new Folder(machines.resolve(MachineId.check(id)));
    }

    String id() {
        return String.valueOf(path.getFileName());
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** What a file says, if it is there. */
    Optional<String> text(String name) throws IOException {
        try {
            return Optional.of(
                    Files.readString(file(name), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The number in a file, if it is there and complete. */
    OptionalLong number(String name) throws IOException {
        var text = text(name).filter(digits -> digits.matches("\\d{1,9}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    /** Writes a file, so that it is there with all of its text or not at all. */
    void put(String name, String text) throws IOException {
        Path begun = file(name + ".new");
        Files.writeString(begun, text, StandardCharsets.UTF_8);
        Files.move(begun, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes everything but these files; the folder as well if nothing is to stay. */
    void delete(List<String> kept) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                boolean stays = file.equals(path)
                        ? !kept.isEmpty()
                        : kept.contains(path.relativize(file).toString());
                if (!stays) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
