package io.unkai.planes.block;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Volumes that are only names and sizes. */
public final class MemoryBlockPlane implements BlockPlane {
    private static final long IMAGE_SIZE = 8L << 30;

    private final World world;

    /** What is on the host, which outlives a plane. */
    public static final class World {
        private final Set<Image> images = ConcurrentHashMap.newKeySet();
        private final Map<String, Long> volumes = new ConcurrentHashMap<>();
        private volatile boolean full;
        private volatile boolean offline;
    }

    /** A plane on a host of its own. */
    public MemoryBlockPlane() {
        this(new World());
    }

    /** A plane on this host. */
    public MemoryBlockPlane(World world) {
        this.world = world;
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
        VolumeId.check(volume);
        if (world.volumes.containsKey(volume)) {
            return;
        }
        if (!isPrepared(image)) {
            throw new BlockException("there is no image " + image, null);
        }
        if (bytes < IMAGE_SIZE) {
            throw new BlockException("the image needs at least " + IMAGE_SIZE + " bytes", null);
        }
        if (world.full) {
            throw new BlockException("the disk is full", null);
        }
        world.volumes.put(volume, bytes);
    }

    @Override
    public void remove(String volume) {
        world.volumes.remove(VolumeId.check(volume));
    }

    @Override
    public Set<String> volumes() {
        return Set.copyOf(world.volumes.keySet());
    }

    @Override
    public void removeAll() {
        world.volumes.clear();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
