package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.engine.Commit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A transaction that waits for the committer.
 *
 * @param commit what it changes
 * @param done true once durable, false where it conflicts
 */
record Pending(Commit commit, CompletableFuture<Boolean> done) {
    /** Waits, parking a virtual thread. */
    boolean await() {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(failure.reason(), String.valueOf(failure.getMessage()), failure);
            }
            throw e;
        }
    }
}
