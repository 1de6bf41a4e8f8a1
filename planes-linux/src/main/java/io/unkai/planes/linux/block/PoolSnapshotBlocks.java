package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.block.VolumeId;
import io.unkai.planes.linux.ffm.SparseFile;
import io.unkai.planes.linux.sys.CommandException;
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
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The blocks of the files that are snapshots of a pool. */
final class PoolSnapshotBlocks implements SnapshotBlocks {
    private static final String COMPLETE = ".img";
    private static final String BEGUN = ".writing";

    private final Pool pool;
    /** Nothing is written to a file while it becomes a snapshot. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    PoolSnapshotBlocks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public List<Integer> of(String snapshot, int from, int most) {
        return opened(() -> {
            var found = new ArrayList<Integer>();
            try (var file = SparseFile.open(existing(snapshot))) {
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
            try (var one = SparseFile.open(existing(first));
                    var other = SparseFile.open(existing(second));
                    var oneData = FileChannel.open(existing(first));
                    var otherData = FileChannel.open(existing(second))) {
                for (long index = from; found.size() < most; index++) {
                    long next = next(one.nextData(index * SIZE), other.nextData(index * SIZE));
                    if (next < 0) {
                        break;
                    }
                    index = next / SIZE;
                    if (!Arrays.equals(read(oneData, (int) index), read(otherData, (int) index))) {
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

    @Override
    public byte[] read(String snapshot, int index) {
        return opened(() -> {
            try (var file = FileChannel.open(existing(snapshot))) {
                return read(file, index);
            }
        });
    }

    private static byte[] read(FileChannel file, int index) throws IOException {
        var block = ByteBuffer.allocate(SIZE);
        long at = (long) index * SIZE;
        int read = 0;
        while (read >= 0 && block.hasRemaining()) {
            read = file.read(block, at + block.position());
        }
        return block.array();
    }

    @Override
    public void begin(String snapshot, String parent, long bytes) {
        opened(() -> {
            Path file = file(snapshot, BEGUN);
            if (Files.exists(file) || Files.exists(file(snapshot, COMPLETE))) {
                return file;
            }
            return PoolFiles.make(file, file.resolveSibling(file.getFileName() + ".new"), begun -> {
                if (parent.isEmpty()) {
                    Files.deleteIfExists(begun);
                    PoolFiles.enlarge(begun, bytes);
                } else {
                    PoolFiles.restore(existing(parent), begun, bytes);
                }
            });
        });
    }

    @Override
    public void write(String snapshot, int index, byte[] block) {
        writing.readLock().lock();
        try {
            opened(() -> write(file(snapshot, BEGUN), index, block));
        } finally {
            writing.readLock().unlock();
        }
    }

    private static Path write(Path path, int index, byte[] block) throws IOException {
        long at = (long) index * SIZE;
        if (index < 0 || block.length != SIZE || at >= Files.size(path)) {
            throw new IOException("the block is not within the snapshot");
        }
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(block);
            while (rest.hasRemaining()) {
                file.write(rest, at + rest.position());
            }
            file.force(false);
        }
        return path;
    }

    @Override
    public void complete(String snapshot) {
        writing.writeLock().lock();
        try {
            opened(() -> {
                Path begun = file(snapshot, BEGUN);
                Path file = file(snapshot, COMPLETE);
                if (!Files.exists(file)) {
                    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
                    PoolFiles.syncFolder(file);
                }
                return file;
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
        return opened(() -> PoolFiles.names(pool.folder(), "snap-", BEGUN));
    }

    /** Removes what was begun of a snapshot. */
    static void remove(Path folder, String snapshot) throws IOException {
        Files.deleteIfExists(folder.resolve(snapshot + BEGUN));
        Files.deleteIfExists(folder.resolve(snapshot + BEGUN + ".new"));
    }

    private Path existing(String snapshot) throws IOException {
        Path file = file(snapshot, COMPLETE);
        if (!Files.exists(file)) {
            throw new IOException("there is no " + snapshot);
        }
        return file;
    }

    private Path file(String snapshot, String suffix) {
        return pool.folder().resolve(VolumeId.checkSnapshot(snapshot) + suffix);
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
            throw new BlockException("the snapshot cannot be worked on: " + e.getMessage(), e);
        }
    }
}
