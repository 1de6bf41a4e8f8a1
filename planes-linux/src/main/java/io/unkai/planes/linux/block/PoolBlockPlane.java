package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.Image;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.block.VolumeId;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.image.ImageBuilder;
import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.CommandException;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Volumes as files in a {@link Pool}, which begin as a copy of an image's file that shares its blocks. Needs root. */
public final class PoolBlockPlane implements BlockPlane {
    private static final String SUFFIX = ".img";
    private static final String UNFINISHED = ".new";

    private final Pool pool;
    private final Path data;
    private final KeptImages images;
    private final PoolSnapshotBlocks contents;
    private final ReentrantLock building = new ReentrantLock();

    /**
     * The plane whose pool is in this folder.
     *
     * @param data a folder of the data directory; it is made where it is missing
     * @param images where images may be kept
     */
    public PoolBlockPlane(Path data, KeptImages images) {
        this.images = images;
        this.data = data.toAbsolutePath().normalize();
        pool = new Pool(this.data);
        contents = new PoolSnapshotBlocks(pool);
    }

    @Override
    public Optional<String> unavailable() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("volumes need root");
        }
        if (!Files.exists(Path.of("/dev/loop-control"))) {
            return Optional.of("the kernel has no loop devices");
        }
        return Tools.firstMissing(List.of("mkfs.xfs", "xfs_growfs", "resize2fs", "losetup", "findmnt"))
                .map(tool -> tool + " is not installed; it is needed for volumes (packages xfsprogs, e2fsprogs)");
    }

    @Override
    public void prepare(Image image, Consumer<String> progress) {
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
        Path file = file(image);
        Path begun = file.resolveSibling(file.getFileName() + UNFINISHED);
        images.provide(image, name(image), begun, new ImageBuilder(Path.of("/etc/apt"), data), progress);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        progress.accept(name(image) + " is ready");
    }

    @Override
    public boolean isPrepared(Image image) {
        return ImageBuilder.knows(image) && pool.exists() && opened(() -> Files.exists(file(image)));
    }

    @Override
    public long size(Image image) {
        return ImageBuilder.SIZE;
    }

    @Override
    public void create(String volume, Image image, long bytes) {
        Path file = file(volume);
        if (opened(() -> Files.exists(file))) {
            return;
        }
        if (!isPrepared(image)) {
            throw new BlockException("there is no image " + name(image), null);
        }
        if (bytes < size(image)) {
            throw new BlockException("a volume of " + name(image) + " has at least " + size(image) + " bytes", null);
        }
        opened(() -> copy(file(image), file, bytes));
    }

    private static Path copy(Path image, Path file, long bytes) throws IOException {
        Path begun = unfinished(file);
        PoolFiles.share(image, begun);
        if (bytes > Files.size(begun)) {
            PoolFiles.enlarge(begun, bytes);
            Command.of("resize2fs", begun.toString()).check();
        }
        return Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void createBlank(String volume, long bytes) {
        make(file(volume), begun -> {
            Files.deleteIfExists(begun);
            PoolFiles.enlarge(begun, bytes);
        });
    }

    @Override
    public void createFrom(String volume, String snapshot, long bytes) {
        Path source = snapshotFile(snapshot);
        make(file(volume), begun -> PoolFiles.restore(require(source, snapshot), begun, bytes));
    }

    @Override
    public void createRoot(String volume, String snapshot, long bytes) {
        Path source = snapshotFile(snapshot);
        make(file(volume), begun -> {
            PoolFiles.restore(require(source, snapshot), begun, bytes);
            new RootFileSystem(begun).prepare();
        });
    }

    @Override
    public void fillRoot(String volume) {
        Path file = file(volume);
        opened(() -> {
            var system = new RootFileSystem(require(file, volume));
            if (system.isSmaller() && !LoopDevice.isAttached(file)) {
                system.prepare();
            }
            return file;
        });
    }

    @Override
    public void grow(String volume, long bytes) {
        Path file = file(volume);
        opened(() -> {
            require(file, volume);
            if (bytes > Files.size(file)) {
                PoolFiles.enlarge(file, bytes);
            }
            for (var device : LoopDevice.of(file)) {
                LoopDevice.resize(device);
            }
            return file;
        });
    }

    @Override
    public long bytes(String volume) {
        Path file = file(volume);
        return opened(() -> Files.size(require(file, volume)));
    }

    @Override
    public void snapshot(String snapshot, String volume) {
        Path source = file(volume);
        make(snapshotFile(snapshot), begun -> PoolFiles.share(require(source, volume), begun));
    }

    @Override
    public void copySnapshot(String snapshot, String source) {
        Path from = snapshotFile(source);
        make(snapshotFile(snapshot), begun -> PoolFiles.share(require(from, source), begun));
    }

    @Override
    public void removeSnapshot(String snapshot) {
        Path file = snapshotFile(snapshot);
        if (pool.exists()) {
            opened(() -> {
                PoolSnapshotBlocks.remove(pool.folder(), snapshot);
                return PoolFiles.delete(file, unfinished(file));
            });
        }
    }

    @Override
    public SnapshotBlocks contents() {
        return contents;
    }

    @Override
    public Set<String> snapshots() {
        return names("snap-");
    }

    private static Path require(Path file, String id) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no " + id);
        }
        return file;
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Makes a file, which is there on the disk with all that is in it or not at all. */
    private void make(Path file, PoolFiles.Making making) {
        opened(() -> Files.exists(file) ? file : PoolFiles.make(file, unfinished(file), making));
    }

    @Override
    public void remove(String volume) {
        Path file = file(volume);
        opened(() -> {
            if (LoopDevice.isAttached(file)) {
                throw new IOException("a machine uses it");
            }
            return PoolFiles.delete(file, unfinished(file));
        });
    }

    @Override
    public Set<String> volumes() {
        return names("vol-");
    }

    private Set<String> names(String prefix) {
        if (!pool.exists()) {
            return Set.of();
        }
        return opened(() -> PoolFiles.names(pool.folder(), prefix, SUFFIX));
    }

    @Override
    public void removeAll() {
        volumes().forEach(this::remove);
        snapshots().forEach(this::removeSnapshot);
        contents.begun().forEach(this::removeSnapshot);
        try {
            pool.close();
        } catch (IOException e) {
            throw new BlockException("the pool cannot be unmounted: " + e.getMessage(), e);
        }
    }

    /** The file that is a volume's disk, whether it exists or not. */
    public Path file(String volume) {
        return pool.folder().resolve(VolumeId.check(volume) + SUFFIX);
    }

    private Path snapshotFile(String snapshot) {
        return pool.folder().resolve(VolumeId.checkSnapshot(snapshot) + SUFFIX);
    }

    private Path file(Image image) {
        return pool.folder().resolve("image-" + name(image) + "-" + ImageBuilder.RECIPE + SUFFIX);
    }

    private static String name(Image image) {
        return image.distribution() + "-" + image.release();
    }

    @FunctionalInterface
    private interface Work<T> {
        T call() throws IOException;
    }

    private <T> T opened(Work<T> work) {
        try {
            pool.open();
            return work.call();
        } catch (IOException | CommandException e) {
            throw new BlockException("the volumes cannot be worked on: " + e.getMessage(), e);
        }
    }

    /** Unmounts what volumes lie on, where no machine uses one; the next use mounts it again. */
    public void unmount() throws IOException {
        pool.close();
    }

    /** Volumes stay mounted where machines use them; those live on. */
    @Override
    public void close() {
        // Nothing is held here.
    }
}
