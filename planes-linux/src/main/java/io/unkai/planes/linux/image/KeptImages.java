package io.unkai.planes.linux.image;

import io.unkai.planes.block.Image;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Images, each built once and kept as a file beside what the cloud itself was built to, so that a new data directory copies in
 * seconds what takes minutes to build. Whoever keeps them deletes them when they are too old.
 *
 * @param folder where they are kept; empty to build every time
 */
public record KeptImages(Optional<Path> folder) {
    private static final String UNFINISHED = ".new";
    private static final Set<PosixFilePermission> STRANGERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Those of a folder, which is made when there is something to keep. */
    public static KeptImages in(Path folder) {
        return new KeptImages(Optional.of(folder.toAbsolutePath().normalize()));
    }

    /** None. */
    public static KeptImages none() {
        return new KeptImages(Optional.empty());
    }

    /**
     * Makes a file with an image.
     *
     * @param name the image and its recipe
     * @param builder builds it where none is kept
     * @throws IOException if it cannot be built; the message says what helps
     */
    public void provide(Image image, String name, Path file, ImageBuilder builder, Consumer<String> progress)
            throws IOException {
        Optional<Path> kept = folder.map(path -> path.resolve(name));
        if (kept.isPresent() && isGood(kept.get())) {
            progress.accept("copying " + image.distribution() + " " + image.release() + " from " + kept.get());
            copy(kept.get(), file);
            return;
        }
        builder.build(image, file, progress);
        if (kept.isPresent()) {
            Files.createDirectories(kept.get().resolveSibling("."));
            Path begun = Files.createTempFile(kept.get().resolveSibling("."), name, UNFINISHED);
            try {
                copy(file, begun);
                Files.move(begun, kept.get(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(begun);
            }
        }
    }

    /** Machines boot from it, so nobody else may have written it. */
    private static boolean isGood(Path kept) throws IOException {
        if (!Files.isRegularFile(kept)) {
            return false;
        }
        return Files.getOwner(kept).getName().equals(System.getProperty("user.name"))
                && Files.getPosixFilePermissions(kept).stream().noneMatch(STRANGERS::contains);
    }

    private static void copy(Path from, Path to) {
        Command.of("cp", "--sparse=always", "--reflink=auto", from.toString(), to.toString())
                .within(Duration.ofMinutes(10))
                .check();
    }
}
