package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import io.unkai.kernel.store.engine.Commit;
import io.unkai.kernel.store.engine.OptimisticStore;
import io.unkai.kernel.store.engine.Snapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The store on disk. A data directory holds {@code db}, the database; {@code native}, the library it needs; {@code lock} and
 * {@code format}.
 *
 * <p>When the disk is full, writes fail with {@link Reason#FULL} and reads go on; once there is room again, writes succeed.
 */
public final class RocksStore extends OptimisticStore {
    private final Path folder;
    private final Room room;
    private final DirectoryLock lock;
    private final Committer committer;
    private volatile Database database;
    private volatile @Nullable StoreException lost;

    private RocksStore(Path directory, DirectoryLock lock, Room room) {
        this.room = room;
        this.folder = directory.resolve("db");
        this.lock = lock;
        this.database = new Database(folder, room);
        this.committer = new Committer(group -> database.commit(group));
    }

    /**
     * Opens a data directory, creating it where there is none.
     *
     * @throws StoreException if another process uses it, a newer version wrote it, the disk is full, or it is damaged
     */
    public static RocksStore open(Path directory) {
        return open(directory, Room.USUAL);
    }

    static RocksStore open(Path directory, Room room) {
        var lock = DirectoryLock.take(directory);
        try {
            DataFormat.check(directory);
            NativeLibrary.load(directory.resolve("native"));
            return new RocksStore(directory, lock, room);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    protected Snapshot snapshot() {
        var why = lost;
        if (why != null) {
            throw why;
        }
        return new RocksSnapshot(database.snapshot());
    }

    @Override
    protected boolean commit(Commit commit) {
        return committer.submit(commit).await();
    }

    @Override
    protected void beforeWrite() {
        if (recoverable()) {
            exclusively(this::reopen);
        }
    }

    /** RocksDB refuses all writes after one met a full disk, until it is opened again; which itself needs room. */
    private boolean recoverable() {
        if (lost != null) {
            return true;
        }
        var failure = database.failure();
        return failure != null && failure.reason() == Reason.FULL && database.room() > Room.USUAL.low();
    }

    private void reopen() {
        if (!recoverable()) {
            return;
        }
        if (lost == null) {
            database.close();
        }
        try {
            database = new Database(folder, room);
            lost = null;
        } catch (StoreException e) {
            lost = e;
            throw e;
        }
    }

    @Override
    protected void release() {
        committer.close();
        if (lost == null) {
            database.close();
        }
        lock.close();
    }
}
