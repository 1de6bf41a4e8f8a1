package io.unkai.store.rocksdb;

import io.unkai.kernel.store.engine.RawCursor;
import io.unkai.kernel.store.engine.Snapshot;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** One transaction's use of a shared snapshot. */
record RocksSnapshot(SharedSnapshot shared) implements Snapshot {
    @Override
    public long version() {
        return shared.version();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return shared.db().get(shared.options(), key);
        } catch (RocksDBException e) {
            throw Errors.of("Cannot read", e);
        }
    }

    @Override
    public RawCursor cursor(byte[] from, byte[] to) {
        return new RocksCursor(shared, to);
    }

    @Override
    public void close() {
        shared.release();
    }
}
