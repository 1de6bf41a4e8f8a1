package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import io.unkai.kernel.store.engine.RecentWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** An open RocksDB. One thread commits; any thread reads. */
final class Database implements AutoCloseable {
    private final Path folder;
    private final Room needed;
    private final Tuning tuning;
    private final RocksDB db;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final RecentWrites recent;
    private volatile SharedSnapshot current;
    private volatile @Nullable StoreException failure;

    Database(Path folder, Room needed) {
        this.needed = needed;
        this.folder = folder;
        this.tuning = new Tuning();
        try {
            Files.createDirectories(folder);
            this.db = RocksDB.open(tuning.options(), folder.toString());
        } catch (RocksDBException e) {
            tuning.close();
            throw Errors.of("Cannot open " + folder, e);
        } catch (IOException e) {
            tuning.close();
            throw new StoreException(Reason.BROKEN, "Cannot open " + folder + ": " + e.getMessage(), e);
        }
        this.recent = new RecentWrites(db.getLatestSequenceNumber());
        this.current = new SharedSnapshot(db);
    }

    SharedSnapshot snapshot() {
        var shared = current;
        while (!shared.retain()) {
            shared = current;
        }
        return shared;
    }

    /** Why nothing can be written until the database is opened again, or null. */
    @Nullable
    StoreException failure() {
        return failure;
    }

    long room() {
        return folder.toFile().getUsableSpace();
    }

    /** Commits what does not conflict, with one sync, in order. Answers every one of the group. */
    void commit(List<Pending> group) {
        // Between the sequence numbers of the snapshots before and after this group.
        long version = db.getLatestSequenceNumber() + 1;
        try (var batch = new WriteBatch()) {
            var accepted = group.stream()
                    .filter(pending -> accept(pending, version, batch))
                    .toList();
            if (!accepted.isEmpty()) {
                write(batch);
            }
            accepted.forEach(pending -> pending.done().complete(true));
            group.forEach(pending -> pending.done().complete(false));
        } catch (RocksDBException e) {
            var why = Errors.of("Cannot write", e);
            failure = why;
            fail(group, why);
        } catch (StoreException e) {
            fail(group, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(group, new StoreException(Reason.BROKEN, "Cannot write: " + e, e));
        }
    }

    private boolean accept(Pending pending, long version, WriteBatch batch) {
        var commit = pending.commit();
        if (recent.conflict(commit)) {
            return false;
        }
        recent.add(version, commit.writes());
        try {
            for (var span : commit.writes().removed()) {
                batch.deleteRange(span.from(), span.to());
            }
            for (var change : commit.writes().changes().entrySet()) {
                var value = change.getValue().value();
                if (value != null) {
                    batch.put(change.getKey(), value);
                } else {
                    batch.delete(change.getKey());
                }
            }
        } catch (RocksDBException e) {
            throw Errors.of("Cannot write", e);
        }
        return true;
    }

    private void write(WriteBatch batch) throws RocksDBException {
        var broken = failure;
        if (broken != null) {
            throw broken;
        }
        long room = room();
        if (!needed.allows(room, batch.getDataSize())) {
            throw Errors.full((room >> 20) + " MiB left", null);
        }
        db.write(synced, batch);
        var before = current;
        current = new SharedSnapshot(db);
        before.release();
    }

    private void fail(List<Pending> group, StoreException why) {
        recent.reset(db.getLatestSequenceNumber());
        group.forEach(pending -> pending.done().completeExceptionally(why));
    }

    @Override
    public void close() {
        current.release();
        synced.close();
        db.close();
        tuning.close();
    }
}
