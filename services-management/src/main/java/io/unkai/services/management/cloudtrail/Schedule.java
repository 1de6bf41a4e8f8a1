package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When deliveries are due: every five minutes of the cloud's clock. It is looked at about every second, so that a clock that was
 * moved, forwards or backwards, is noticed at once. For use by one thread.
 */
final class Schedule {
    /** Time between deliveries. */
    static final Duration PERIOD = Duration.ofMinutes(5);

    private final Store store;
    private final Supplier<Instant> clock;
    private @Nullable Instant last;

    Schedule(Store store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Asks for deliveries where they are due; the first time at once, as what was left by a crash is. */
    boolean check() {
        var now = clock.get();
        var before = last;
        if (before != null && !now.isBefore(before) && now.isBefore(before.plus(PERIOD))) {
            return false;
        }
        store.write(txn -> {
            Deliveries.request(txn);
            return now;
        });
        last = now;
        return true;
    }
}
