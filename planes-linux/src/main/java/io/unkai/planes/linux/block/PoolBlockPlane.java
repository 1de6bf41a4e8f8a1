package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.DiskKey;
import io.unkai.planes.block.FileTree;
import io.unkai.planes.block.Image;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.block.VolumeId;
import io.unkai.planes.linux.crypt.OpenDisks;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.image.ImageBuilder;
import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Volumes as files in a {@link Pool}, which begin as a copy of an image's file that shares its blocks. Needs root. */
public final class PoolBlockPlane implements BlockPlane {
    private final Pool pool;
    private final PoolDisks disks;
    private final PoolImages images;
    private final OpenDisks open;
    private final ShownDisks shown;
    private final PoolSnapshotBlocks contents;
    private final Map<String, DiskKey> keys;
    private final PoolCare care;

    /**
     * The plane whose pool is in this folder.
     *
     * @param data a folder of the data directory; it is made where it is missing
     * @param kept where images may be kept
     */
    public PoolBlockPlane(Path data, KeptImages kept) {
        Path folder = data.toAbsolutePath().normalize();
        pool = new Pool(folder);
        disks = new PoolDisks(pool);
        images = new PoolImages(pool, folder, kept);
        care = new PoolCare(folder, pool);
        open = new OpenDisks(folder.resolve("open"));
        contents = new PoolSnapshotBlocks(pool);
        keys = Map.of();
        shown = new ShownDisks(open, keys);
    }

    private PoolBlockPlane(PoolBlockPlane same, Map<String, DiskKey> keys) {
        pool = same.pool;
        disks = same.disks;
        images = same.images;
        care = same.care;
        open = same.open;
        contents = same.contents.knowing(keys);
        shown = new ShownDisks(open, keys);
        this.keys = keys;
    }

    @Override
    public BlockPlane knowing(Map<String, DiskKey> some) {
        return new PoolBlockPlane(this, Map.copyOf(some));
    }

    @Override
    public Optional<String> full() {
        return pool.full();
    }

    @Override
    public void tend() {
        care.tend();
    }

    @Override
    public Optional<String> cannotEncrypt() {
        return unavailable().or(OpenDisks::unavailable);
    }

    @Override
    public Optional<String> unavailable() {
        return Pool.unavailable();
    }

    @Override
    public void prepare(Image image, Consumer<String> progress) {
        images.prepare(image, progress);
    }

    @Override
    public boolean isPrepared(Image image) {
        return images.isPrepared(image);
    }

    @Override
    public long size(Image image) {
        return ImageBuilder.SIZE;
    }

    @Override
    public void create(String volume, Image image, long bytes) {
        var disk = disks.volume(volume);
        if (disks.opened(disk::exists)) {
            return;
        }
        var source = images.require(image);
        if (bytes < size(image)) {
            throw new BlockException("a volume of " + source.id() + " has at least " + size(image) + " bytes", null);
        }
        var key = keys.get(volume);
        if (key == null && bytes == size(image)) {
            disks.opened(() -> {
                disk.makeCopy(source);
                return disk;
            });
            return;
        }
        disks.make(disk, () -> key != null, begun -> {
            source.begin(begun, bytes, null, key);
            if (bytes > Files.size(source.require())) {
                shown.use(
                        volume,
                        begun,
                        file -> Command.of("resize2fs", file.toString()).check());
            }
        });
    }

    @Override
    public void createBlank(String volume, long bytes) {
        disks.make(disks.volume(volume), () -> keys.containsKey(volume), begun -> PoolFiles.blank(begun, bytes));
    }

    @Override
    public void createFrom(String volume, String snapshot, long bytes) {
        copy(disks.snapshot(snapshot), disks.volume(volume), bytes);
    }

    /** A copy is encrypted where its key is known or the source is. */
    private void copy(DiskFile source, DiskFile target, long bytes) {
        disks.make(
                target,
                () -> keys.containsKey(target.id()) || source.isEncrypted(),
                begun -> source.begin(begun, bytes, keys.get(source.id()), keys.get(target.id())));
    }

    @Override
    public void createRoot(String volume, String snapshot, long bytes) {
        var source = disks.snapshot(snapshot);
        var key = keys.get(volume);
        disks.make(disks.volume(volume), () -> key != null || source.isEncrypted(), begun -> {
            source.begin(begun, bytes, keys.get(snapshot), key);
            shown.use(volume, begun, file -> new RootFileSystem(file).prepare());
        });
    }

    @Override
    public void fillRoot(String volume) {
        var disk = disks.volume(volume);
        disks.opened(() -> {
            Path file = disk.require();
            if (!LoopDevice.isAttached(file(volume))) {
                shown.use(volume, file, seen -> new RootFileSystem(seen).fill());
            }
            return file;
        });
    }

    @Override
    public void unlock(String volume) {
        var disk = disks.volume(volume);
        disks.opened(() -> {
            Path file = disk.require();
            if (disk.isEncrypted()) {
                shown.unlock(volume, file);
            }
            return file;
        });
    }

    @Override
    public void lock(String volume) {
        shown.lock(VolumeId.check(volume));
    }

    @Override
    public void grow(String volume, long bytes) {
        var disk = disks.volume(volume);
        disks.opened(() -> {
            Path file = disk.require();
            if (bytes > Files.size(file)) {
                PoolFiles.enlarge(file, bytes);
            }
            Path seen = file(volume);
            for (var device : LoopDevice.of(seen)) {
                // Only who asks for the size of an open disk lets the kernel notice that it is another.
                Files.size(seen);
                LoopDevice.resize(device);
            }
            return file;
        });
    }

    @Override
    public long bytes(String volume) {
        return disks.opened(() -> Files.size(disks.volume(volume).require()));
    }

    @Override
    public void snapshot(String snapshot, String volume) {
        var source = disks.volume(volume);
        disks.make(disks.snapshot(snapshot), source::isEncrypted, begun -> PoolFiles.share(source.require(), begun));
    }

    @Override
    public void snapshotOf(String snapshot, long bytes, FileTree files) throws IOException {
        TreeFileSystem.of(
                files,
                system -> disks.make(disks.snapshot(snapshot), () -> keys.containsKey(snapshot), begun -> {
                    PoolFiles.blank(begun, bytes);
                    shown.use(snapshot, begun, system::make);
                }));
    }

    @Override
    public void copySnapshot(String snapshot, String source) {
        copy(disks.snapshot(source), disks.snapshot(snapshot), 0);
    }

    @Override
    public void removeSnapshot(String snapshot) {
        VolumeId.checkSnapshot(snapshot);
        if (pool.exists()) {
            contents.remove(snapshot);
        }
    }

    @Override
    public SnapshotBlocks contents() {
        return contents;
    }

    @Override
    public Set<String> snapshots() {
        return pool.disks("snap-*");
    }

    @Override
    public void remove(String volume) {
        var disk = disks.volume(volume);
        disks.opened(() -> {
            if (LoopDevice.isAttached(file(volume))) {
                throw new IOException("a machine uses it");
            }
            open.close(volume);
            disk.delete();
            return disk;
        });
    }

    @Override
    public Set<String> volumes() {
        return pool.disks("vol-*");
    }

    @Override
    public void removeAll() {
        volumes().forEach(this::remove);
        snapshots().forEach(this::removeSnapshot);
        contents.begun().forEach(this::removeSnapshot);
        try {
            unmount();
        } catch (IOException e) {
            throw new BlockException("the pool cannot be unmounted: " + e.getMessage(), e);
        }
    }

    /** The file that machines use as a volume's disk, whether it exists or not; an encrypted volume has one while it is unlocked. */
    public Path file(String volume) {
        var disk = disks.volume(volume);
        return disk.isEncrypted() ? open.file(volume) : disk.plain();
    }

    /** Unmounts what volumes lie on, where no machine uses one; the next use mounts it again. */
    public void unmount() throws IOException {
        open.closeAll();
        care.close();
        pool.close();
    }

    /** Volumes stay mounted where machines use them; those live on. */
    @Override
    public void close() {
        care.close();
    }
}
