package io.unkai.planes.linux.network;

import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.network.NetworkException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made, a file for each VPC. A file is replaced before anything is made, with what is to be made next to what was
 * there, and again afterwards. It needs not survive the host: the networks do not either.
 */
final class StateFiles {
    /**
     * What is remembered.
     *
     * @param applied what was made, or null
     * @param pending what may be half made, or null
     */
    record Saved(@Nullable State applied, @Nullable State pending) {}

    private static final RecordCodec<Saved> CODEC = RecordCodec.of(Saved.class);
    private static final String SUFFIX = ".network";

    private final Path folder;

    StateFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NetworkException("the folder " + folder + " cannot be made", e);
        }
    }

    Optional<Saved> read(String vpc) {
        var file = file(vpc);
        try {
            return Files.exists(file) ? Optional.of(CODEC.decode(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new NetworkException("the file " + file + " cannot be read", e);
        }
    }

    void write(String vpc, Saved saved) {
        var file = file(vpc);
        var next = file.resolveSibling(vpc + ".next");
        try {
            Files.write(next, CODEC.encode(saved));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NetworkException("the file " + file + " cannot be written", e);
        }
    }

    void delete(String vpc) {
        try {
            Files.deleteIfExists(file(vpc));
        } catch (IOException e) {
            throw new NetworkException("the file of " + vpc + " cannot be deleted", e);
        }
    }

    Set<String> vpcs() {
        var vpcs = new TreeSet<String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                vpcs.add(name.substring(0, name.length() - SUFFIX.length()));
            }
            return vpcs;
        } catch (IOException e) {
            throw new NetworkException("the folder " + folder + " cannot be read", e);
        }
    }

    private Path file(String vpc) {
        return folder.resolve(Names.id(vpc) + SUFFIX);
    }
}
