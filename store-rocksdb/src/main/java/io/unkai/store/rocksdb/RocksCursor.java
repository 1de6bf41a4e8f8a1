package io.unkai.store.rocksdb;

import io.unkai.kernel.store.engine.RawCursor;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A walk over a snapshot of RocksDB. */
final class RocksCursor implements RawCursor {
    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private byte @Nullable [] key;
    private boolean closed;

    RocksCursor(SharedSnapshot shared, byte[] to) {
        end = new Slice(to);
        options = shared.until(end);
        iterator = shared.db().newIterator(options);
    }

    @Override
    public void seek(byte[] target) {
        iterator.seek(target);
        arrive();
    }

    @Override
    public void next() {
        iterator.next();
        arrive();
    }

    private void arrive() {
        if (iterator.isValid()) {
            key = iterator.key();
            return;
        }
        key = null;
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw Errors.of("Cannot read", e);
        }
    }

    @Override
    public boolean valid() {
        return key != null;
    }

    @Override
    public byte[] key() {
        if (key == null) {
            throw new NoSuchElementException();
        }
        return key;
    }

    @Override
    public byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            key = null;
            iterator.close();
            options.close();
            end.close();
        }
    }
}
