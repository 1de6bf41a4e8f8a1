package io.unkai.store.rocksdb;

import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** What the database held after one group of commits; shared by every transaction that starts before the next group. */
final class SharedSnapshot {
    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private final long version;
    private final AtomicInteger users = new AtomicInteger(1);

    SharedSnapshot(RocksDB db) {
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.version = snapshot.getSequenceNumber();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    /** One more user, unless the last has gone already. */
    boolean retain() {
        return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            options.close();
            db.releaseSnapshot(snapshot);
            snapshot.close();
        }
    }

    RocksDB db() {
        return db;
    }

    long version() {
        return version;
    }

    ReadOptions options() {
        return options;
    }

    /** Options of a walk that ends before a key. */
    ReadOptions until(Slice end) {
        return new ReadOptions().setSnapshot(snapshot).setIterateUpperBound(end);
    }
}
