package io.unkai.planes.linux.network;

import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made, a file for each VPC, and while something is being made a second one that says what. They need not survive
 * the host: the networks do not either.
 */
final class StateFiles {
    /**
     * What is remembered.
     *
     * @param applied what was made, or null
     * @param pending what may be half made, or null
     */
    record Saved(@Nullable State applied, @Nullable State pending) {
        /** The best that is known. */
        @Nullable
        State last() {
            return applied == null ? pending : applied;
        }

        /** All that may be there. */
        List<State> all() {
            var all = new ArrayList<State>();
            if (applied != null) {
                all.add(applied);
            }
            if (pending != null) {
                all.add(pending);
            }
            return all;
        }
    }

    private static final RecordCodec<State> CODEC = RecordCodec.of(State.class);
    private static final String MADE = ".network";
    private static final String PENDING = ".pending";

    private final Path folder;

    StateFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NetworkException("the folder " + folder + " cannot be made", e);
        }
    }

    Saved read(String vpc) {
        return new Saved(read(file(vpc, MADE)), read(file(vpc, PENDING)));
    }

    private static @Nullable State read(Path file) {
        try {
            return Files.exists(file) ? CODEC.decode(Files.readAllBytes(file)) : null;
        } catch (IOException | RuntimeException e) {
            throw new NetworkException("the file " + file + " cannot be read", e);
        }
    }

    /** Remembers what is to be made. */
    void begin(String vpc, State state) {
        var file = file(vpc, PENDING);
        var next = file.resolveSibling(vpc + ".next");
        try {
            Files.write(next, CODEC.encode(state));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NetworkException("the file " + file + " cannot be written", e);
        }
    }

    /** Remembers that it was made. */
    void end(String vpc) {
        try {
            Files.move(file(vpc, PENDING), file(vpc, MADE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NetworkException("what was made of " + vpc + " cannot be remembered", e);
        }
    }

    void delete(String vpc) {
        try {
            Files.deleteIfExists(file(vpc, PENDING));
            Files.deleteIfExists(file(vpc, MADE));
        } catch (IOException e) {
            throw new NetworkException("the files of " + vpc + " cannot be deleted", e);
        }
    }

    Set<String> vpcs() {
        var vpcs = new TreeSet<String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "vpc-*.{network,pending}")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                vpcs.add(name.substring(0, name.lastIndexOf('.')));
            }
            return vpcs;
        } catch (IOException e) {
            throw new NetworkException("the folder " + folder + " cannot be read", e);
        }
    }

    private Path file(String vpc, String suffix) {
        return folder.resolve(Names.id(vpc) + suffix);
    }
}
