package io.unkai.services.compute.ec2.bin;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Empties bins of what has been in them long enough. Each look reads what is due first, and no more. */
public final class BinReconciler implements Reconciler {
    static final String KIND = "ec2.bin";

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final int BATCH = 100;

    private final Store store;
    private final Supplier<Instant> clock;
    private final List<Watched<?>> bins;

    /**
     * A bin with what is done when something of it goes for good.
     *
     * @param gone told in the transaction that removes it
     * @param <R> the stored record
     */
    public record Watched<R extends Resource>(Bin<R> bin, BiConsumer<Txn, R> gone) {
        private boolean isOf(String kind) {
            return bin.kind().type().equals(kind);
        }

        private int expire(Txn txn, Instant now) {
            return bin.expire(txn, now, BATCH, gone);
        }
    }

    /** @param clock the cloud's time */
    public BinReconciler(Store store, Supplier<Instant> clock, List<Watched<?>> bins) {
        this.store = store;
        this.clock = clock;
        this.bins = List.copyOf(bins);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String kind) {
        for (var one : bins) {
            if (one.isOf(kind)) {
                return empty(one);
            }
        }
        return Outcome.done();
    }

    private Outcome empty(Watched<?> one) {
        int gone = store.write(txn -> one.expire(txn, clock.get()));
        if (gone == BATCH) {
            return Outcome.again(Duration.ZERO);
        }
        return store.<Boolean>read(one.bin::isEmpty) ? Outcome.done() : Outcome.again(POLL);
    }
}
