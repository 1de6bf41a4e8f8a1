package io.unkai.planes.block;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Volumes that are only names, sizes and a mark of what is on them. */
public final class MemoryBlockPlane implements BlockPlane {
    private static final long IMAGE_SIZE = 8L << 30;

    private final World world;
    private final Map<String, DiskKey> keys;

    /** What is on the host, which outlives a plane. */
    public static final class World {
        private final Set<Image> images = ConcurrentHashMap.newKeySet();
        private final Map<String, MemoryDisk> volumes = new ConcurrentHashMap<>();
        private final Map<String, MemoryDisk> snapshots = new ConcurrentHashMap<>();
        private final Map<String, MemoryDisk> begun = new ConcurrentHashMap<>();
        private final Set<String> unlocked = ConcurrentHashMap.newKeySet();
        private volatile boolean full;
        private volatile boolean unkeyed;
        private volatile boolean offline;
    }

    /** A plane on a host of its own. */
    public MemoryBlockPlane() {
        this(new World());
    }

    /** A plane on this host. */
    public MemoryBlockPlane(World world) {
        this(world, Map.of());
    }

    private MemoryBlockPlane(World world, Map<String, DiskKey> keys) {
        this.world = world;
        this.keys = keys;
    }

    @Override
    public BlockPlane knowing(Map<String, DiskKey> some) {
        return new MemoryBlockPlane(world, Map.copyOf(some));
    }

    /** Whether nothing can be encrypted from now on. */
    public void withoutEncryption(boolean now) {
        world.unkeyed = now;
    }

    @Override
    public Optional<String> full() {
        return world.full ? Optional.of("the disk is full") : Optional.empty();
    }

    @Override
    public Optional<String> cannotEncrypt() {
        return world.unkeyed ? Optional.of("the kernel has no file systems in user space") : Optional.empty();
    }

    @Override
    public void unlock(String volume) {
        if (find(world.volumes, VolumeId.check(volume)).unlocked(volume, keys).key() != null) {
            world.unlocked.add(volume);
        }
    }

    @Override
    public void lock(String volume) {
        world.unlocked.remove(VolumeId.check(volume));
    }

    /** Whether machines can use what is on a volume. */
    public boolean isUsable(String volume) {
        return find(world.volumes, volume).key() == null || world.unlocked.contains(volume);
    }

    /** Whether a volume or snapshot is encrypted. */
    public boolean isEncrypted(String id) {
        return find(id.startsWith("vol-") ? world.volumes : world.snapshots, id).key() != null;
    }

    /** Whether the disk is full from now on. */
    public void full(boolean now) {
        world.full = now;
    }

    /** Whether images cannot be fetched from now on. */
    public void offline(boolean now) {
        world.offline = now;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public void prepare(Image image, Consumer<String> progress) {
        if (isPrepared(image)) {
            return;
        }
        if (world.offline) {
            throw new BlockException("the packages of " + image + " cannot be fetched: there is no network", null);
        }
        progress.accept("fetching " + image);
        world.images.add(image);
    }

    @Override
    public boolean isPrepared(Image image) {
        return world.images.contains(image);
    }

    @Override
    public long size(Image image) {
        return IMAGE_SIZE;
    }

    @Override
    public void create(String volume, Image image, long bytes) {
        make(world.volumes, VolumeId.check(volume), () -> {
            if (!isPrepared(image)) {
                throw new BlockException("there is no image " + image, null);
            }
            return larger(new MemoryDisk(IMAGE_SIZE, image.release(), Map.of()), bytes);
        });
    }

    private void make(Map<String, MemoryDisk> disks, String id, Supplier<MemoryDisk> begin) {
        if (disks.containsKey(id)) {
            return;
        }
        var disk = begin.get();
        if (world.full) {
            throw new BlockException("the disk is full", null);
        }
        disks.put(id, disk.keyed(id, keys));
    }

    private static MemoryDisk larger(MemoryDisk begin, long bytes) {
        if (bytes < begin.bytes()) {
            throw new BlockException("at least " + begin.bytes() + " bytes are needed", null);
        }
        return begin.sized(bytes);
    }

    private static MemoryDisk find(Map<String, MemoryDisk> disks, String id) {
        var disk = disks.get(id);
        if (disk == null) {
            throw new BlockException("there is no " + id, null);
        }
        return disk;
    }

    @Override
    public void createBlank(String volume, long bytes) {
        make(world.volumes, VolumeId.check(volume), () -> larger(new MemoryDisk(1, "", Map.of()), bytes));
    }

    @Override
    public void createFrom(String volume, String snapshot, long bytes) {
        VolumeId.checkSnapshot(snapshot);
        make(world.volumes, VolumeId.check(volume), () -> larger(source(snapshot, volume), bytes));
    }

    @Override
    public void createRoot(String volume, String snapshot, long bytes) {
        VolumeId.checkSnapshot(snapshot);
        make(world.volumes, VolumeId.check(volume), () -> {
            var begin = source(snapshot, volume);
            if (begin.mark().isEmpty()) {
                throw new BlockException("there is no file system on " + snapshot, null);
            }
            return larger(begin, bytes).keyed(volume, keys).unlocked(volume, keys);
        });
    }

    /** A snapshot to make something of; who wants another key has to know its own. */
    private MemoryDisk source(String snapshot, String made) {
        var disk = find(world.snapshots, snapshot);
        return keys.containsKey(made) ? disk.unlocked(snapshot, keys) : disk;
    }

    @Override
    public void fillRoot(String volume) {
        find(world.volumes, VolumeId.check(volume)).unlocked(volume, keys);
    }

    @Override
    public void grow(String volume, long bytes) {
        var disk = find(world.volumes, VolumeId.check(volume));
        world.volumes.put(volume, disk.sized(Math.max(disk.bytes(), bytes)));
    }

    @Override
    public long bytes(String volume) {
        return find(world.volumes, VolumeId.check(volume)).bytes();
    }

    /** A machine writes this to a volume. */
    public void write(String volume, String mark) {
        var disk = find(world.volumes, VolumeId.check(volume));
        world.volumes.put(volume, new MemoryDisk(disk.bytes(), mark, Map.of(), disk.key()));
    }

    /** What was last written to a volume, or to what it was made of; empty where it is blank. */
    public String read(String volume) {
        return find(world.volumes, VolumeId.check(volume)).mark();
    }

    @Override
    public void snapshot(String snapshot, String volume) {
        VolumeId.check(volume);
        make(world.snapshots, VolumeId.checkSnapshot(snapshot), () -> find(world.volumes, volume));
    }

    /** What is on it is the paths of the files. */
    @Override
    public void snapshotOf(String snapshot, long bytes, FileTree files) throws IOException {
        VolumeId.checkSnapshot(snapshot);
        if (world.snapshots.containsKey(snapshot)) {
            return;
        }
        var made = new MemoryFiles();
        files.makeIn(made);
        make(world.snapshots, snapshot, () -> new MemoryDisk(bytes, made.toString(), Map.of()));
    }

    @Override
    public void copySnapshot(String snapshot, String source) {
        VolumeId.checkSnapshot(source);
        make(world.snapshots, VolumeId.checkSnapshot(snapshot), () -> source(source, snapshot));
    }

    @Override
    public void removeSnapshot(String snapshot) {
        world.snapshots.remove(VolumeId.checkSnapshot(snapshot));
        world.begun.remove(snapshot);
    }

    @Override
    public SnapshotBlocks contents() {
        return new MemorySnapshotBlocks(world.snapshots, world.begun, keys);
    }

    @Override
    public Set<String> snapshots() {
        return Set.copyOf(world.snapshots.keySet());
    }

    @Override
    public void remove(String volume) {
        world.volumes.remove(VolumeId.check(volume));
        world.unlocked.remove(volume);
    }

    @Override
    public Set<String> volumes() {
        return Set.copyOf(world.volumes.keySet());
    }

    @Override
    public void removeAll() {
        world.volumes.clear();
        world.snapshots.clear();
        world.begun.clear();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
