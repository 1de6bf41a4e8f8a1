package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB's errors mean. */
final class Errors {
    private Errors() {}

    static StoreException of(String doing, RocksDBException e) {
        return full(e)
                ? full(String.valueOf(e.getMessage()), e)
                : new StoreException(Reason.BROKEN, doing + ": " + e.getMessage(), e);
    }

    static StoreException full(String detail, @Nullable Throwable cause) {
        return new StoreException(
                Reason.FULL, "No space left on the disk of the data directory (" + detail + ")", cause);
    }

    private static boolean full(RocksDBException e) {
        var status = e.getStatus();
        return status != null && status.getSubCode() == Status.SubCode.NoSpace
                || String.valueOf(e.getMessage()).contains("No space left on device");
    }
}
