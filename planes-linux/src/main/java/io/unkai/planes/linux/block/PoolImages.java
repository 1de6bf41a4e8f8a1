package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.Image;
import io.unkai.planes.linux.image.ImageBuilder;
import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.linux.sys.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The images in a pool that everyone's machines can begin as. */
final class PoolImages {
    private final Pool pool;
    private final Path data;
    private final KeptImages kept;
    private final ReentrantLock building = new ReentrantLock();

    PoolImages(Pool pool, Path data, KeptImages kept) {
        this.pool = pool;
        this.data = data;
        this.kept = kept;
    }

    void prepare(Image image, Consumer<String> progress) {
        building.lock();
        try {
            if (!isPrepared(image)) {
                build(image, progress);
            }
        } catch (IOException | CommandException e) {
            throw new BlockException("the image " + name(image) + " cannot be made: " + e.getMessage(), e);
        } finally {
            building.unlock();
        }
    }

    private void build(Image image, Consumer<String> progress) throws IOException {
        var missing = ImageBuilder.knows(image) ? ImageBuilder.missing() : Optional.of("nobody knows how");
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        pool.open();
        Path file = disk(image).plain();
        Path begun = DiskFile.unfinished(file);
        var name = String.valueOf(file.getFileName());
        Path made = begun.resolveSibling(begun.getFileName() + "-made");
        try {
            kept.provide(image, name, made, new ImageBuilder(Path.of("/etc/apt"), data), progress);
            PackedCopy.make(made, begun);
        } finally {
            Files.deleteIfExists(made);
        }
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        progress.accept(name(image) + " is ready");
    }

    boolean isPrepared(Image image) {
        return ImageBuilder.knows(image)
                && pool.exists()
                && pool.opened("the images", () -> disk(image).exists());
    }

    /** What it begins as. @throws BlockException where it is not prepared */
    DiskFile require(Image image) {
        if (!isPrepared(image)) {
            throw new BlockException("there is no image " + name(image), null);
        }
        return disk(image);
    }

    private DiskFile disk(Image image) {
        return DiskFile.in(pool.folder(), "image-" + name(image) + "-" + ImageBuilder.RECIPE);
    }

    private static String name(Image image) {
        return image.distribution() + "-" + image.release();
    }
}
