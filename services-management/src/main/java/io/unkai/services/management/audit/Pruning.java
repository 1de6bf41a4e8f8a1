package io.unkai.services.management.audit;

import io.unkai.kernel.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Deletes events that are too old: a few at a time while there are many, then not for an hour. For use by one thread. */
final class Pruning {
    static final int BATCH = 200;

    private static final Duration PERIOD = Duration.ofHours(1);

    private final Store store;
    private final Supplier<Instant> clock;
    private Instant due = Instant.MIN;

    Pruning(Store store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
    }

    void check() {
        var now = clock.get();
        boolean movedBack = due.isAfter(now.plus(PERIOD));
        if (now.isBefore(due) && !movedBack) {
            return;
        }
        int deleted = store.write(txn -> History.prune(txn, now, BATCH));
        due = deleted < BATCH ? now.plus(PERIOD) : now;
    }
}
