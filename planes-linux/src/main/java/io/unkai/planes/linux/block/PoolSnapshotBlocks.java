package io.unkai.planes.linux.block;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.block.VolumeId;
import io.unkai.planes.linux.crypt.Contents;
import io.unkai.planes.linux.crypt.CryptFile;
import io.unkai.planes.linux.ffm.SparseFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The blocks of the files that are snapshots of a pool. */
final class PoolSnapshotBlocks implements SnapshotBlocks {
    private static final String BEGUN = ".writing";

    private final Pool pool;
    private final Map<String, DiskKey> keys;
    /** Nothing is written to a file while it becomes a snapshot. */
    private final ReadWriteLock writing;

    PoolSnapshotBlocks(Pool pool) {
        this(pool, Map.of(), new ReentrantReadWriteLock());
    }

    private PoolSnapshotBlocks(Pool pool, Map<String, DiskKey> keys, ReadWriteLock writing) {
        this.pool = pool;
        this.keys = keys;
        this.writing = writing;
    }

    /** The same for those who know the keys of some snapshots. */
    PoolSnapshotBlocks knowing(Map<String, DiskKey> some) {
        return new PoolSnapshotBlocks(pool, some, writing);
    }

    @Override
    public List<Integer> of(String snapshot, int from, int most) {
        return opened(() -> {
            var found = new ArrayList<Integer>();
            try (var file = SparseFile.open(disk(snapshot).require())) {
                for (long index = from; found.size() < most; index++) {
                    long data = file.nextData(index * SIZE);
                    if (data < 0) {
                        break;
                    }
                    index = data / SIZE;
                    found.add((int) index);
                }
            }
            return found;
        });
    }

    @Override
    public List<Integer> changed(String first, String second, int from, int most) {
        return opened(() -> {
            var found = new ArrayList<Integer>();
            byte[] before = new byte[SIZE];
            byte[] after = new byte[SIZE];
            try (var one = SparseFile.open(disk(first).require());
                    var other = SparseFile.open(disk(second).require());
                    var oneData = contents(first);
                    var otherData = contents(second)) {
                for (long index = from; found.size() < most; index++) {
                    long next = next(one.nextData(index * SIZE), other.nextData(index * SIZE));
                    if (next < 0) {
                        break;
                    }
                    index = next / SIZE;
                    oneData.read(before, index * SIZE);
                    otherData.read(after, index * SIZE);
                    if (!Arrays.equals(before, after)) {
                        found.add((int) index);
                    }
                }
            }
            return found;
        });
    }

    private static long next(long one, long other) {
        return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private Contents contents(String snapshot) throws IOException {
        var disk = disk(snapshot);
        return Contents.open(disk.require(), disk.isEncrypted() ? key(snapshot) : null);
    }

    private DiskKey key(String snapshot) throws IOException {
        var key = keys.get(snapshot);
        if (key == null) {
            throw new IOException("the key of " + snapshot + " is not known");
        }
        return key;
    }

    @Override
    public byte[] read(String snapshot, int index) {
        return opened(() -> {
            byte[] block = new byte[SIZE];
            try (var file = contents(snapshot)) {
                file.read(block, (long) index * SIZE);
            }
            return block;
        });
    }

    @Override
    public void begin(String snapshot, String parent, long bytes) {
        var disk = disk(snapshot);
        opened(() -> {
            if (disk.exists() || begun(disk).exists()) {
                return disk;
            }
            var key = keys.get(snapshot);
            var from = parent.isEmpty() ? null : disk(parent);
            begun(disk).make(key != null || from != null && from.isEncrypted(), file -> {
                if (from == null) {
                    Files.deleteIfExists(file);
                    PoolFiles.enlarge(file, bytes);
                } else {
                    from.begin(file, bytes, keys.get(parent), key);
                }
            });
            return disk;
        });
    }

    /** The file that becomes a snapshot's. */
    private static DiskFile begun(DiskFile disk) {
        return new DiskFile(
                disk.id(),
                disk.plain().resolveSibling(disk.plain().getFileName() + BEGUN),
                disk.encrypted().resolveSibling(disk.encrypted().getFileName() + BEGUN));
    }

    @Override
    public void write(String snapshot, int index, byte[] block) {
        writing.readLock().lock();
        try {
            opened(() -> {
                var disk = begun(disk(snapshot));
                Path path = disk.require();
                if (index < 0 || block.length != SIZE || (long) index * SIZE >= Files.size(path)) {
                    throw new IOException("the block is not within the snapshot");
                }
                if (disk.isEncrypted()) {
                    encrypt(path, (long) index * SIZE, block, key(snapshot));
                } else {
                    write(path, (long) index * SIZE, block);
                }
                return disk;
            });
        } finally {
            writing.readLock().unlock();
        }
    }

    private static void encrypt(Path path, long at, byte[] block, DiskKey key) throws IOException {
        try (var file = CryptFile.open(path, key, true)) {
            file.write(block, 0, block.length, at);
            file.force();
        }
    }

    private static void write(Path path, long at, byte[] block) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(block);
            while (rest.hasRemaining()) {
                file.write(rest, at + rest.position());
            }
            file.force(false);
        }
    }

    @Override
    public void complete(String snapshot) {
        writing.writeLock().lock();
        try {
            opened(() -> {
                var disk = disk(snapshot);
                if (!disk.exists()) {
                    var begun = begun(disk);
                    Path file = begun.isEncrypted() ? disk.encrypted() : disk.plain();
                    Files.move(begun.require(), file, StandardCopyOption.ATOMIC_MOVE);
                    PoolFiles.syncFolder(file);
                }
                return disk;
            });
        } finally {
            writing.writeLock().unlock();
        }
    }

    @Override
    public Set<String> begun() {
        if (!pool.exists()) {
            return Set.of();
        }
        return opened(() -> PoolFiles.ids(pool.folder(), "snap-*" + BEGUN));
    }

    /** Removes a snapshot, or what was begun of it. */
    void remove(String snapshot) {
        var disk = disk(snapshot);
        opened(() -> {
            begun(disk).delete();
            disk.delete();
            return disk;
        });
    }

    private DiskFile disk(String snapshot) {
        return DiskFile.in(pool.folder(), VolumeId.checkSnapshot(snapshot));
    }

    private <T> T opened(Pool.Work<T> work) {
        return pool.opened("the snapshot", work);
    }
}
