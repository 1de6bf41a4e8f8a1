package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs transactions optimistically. One that keeps losing against others runs alone, so that every transaction ends.
 */
public abstract class OptimisticStore implements Store {
    private static final int ATTEMPTS = 8;

    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final ReadWriteLock alone = new ReentrantReadWriteLock();
    private final AtomicLong serial = new AtomicLong();
    private final Watches watches = new Watches();
    private final KeptRecords kept = new KeptRecords();
    private volatile boolean closed;

    /** What the store holds now. */
    protected abstract Snapshot snapshot();

    /**
     * Makes changes durable and then visible, all or none.
     *
     * @return false where something the transaction read has changed since
     * @throws StoreException if nothing was changed
     */
    protected abstract boolean commit(Commit commit);

    /** Gives back what the store holds; nothing is running. */
    protected abstract void release();

    /** Called before a transaction begins, outside of all transactions: a place to recover. */
    protected void beforeWrite() {}

    @Override
    public final <R> R read(Function<? super ReadTxn, R> body) {
        var lock = enter();
        try (var txn = new OptimisticTxn(snapshot(), kept, serial::incrementAndGet, false)) {
            return body.apply(txn);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final <R> R write(Function<? super Txn, R> body) {
        beforeWrite();
        var lock = enter();
        try {
            return contend(body);
        } finally {
            lock.unlock();
        }
    }

    private <R> R contend(Function<? super Txn, R> body) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var done = attempt(body, alone.readLock());
            if (done.isPresent()) {
                return done.get().result;
            }
        }
        var turn = alone.writeLock();
        turn.lock();
        try {
            return attempt(body, turn)
                    .orElseThrow(
                            () -> new StoreException(Reason.CONFLICT, "The transaction conflicts with itself", null))
                    .result;
        } finally {
            turn.unlock();
        }
    }

    private record Done<R>(R result) {}

    private <R> Optional<Done<R>> attempt(Function<? super Txn, R> body, Lock turn) {
        Done<R> done;
        Commit commit;
        try (var txn = new OptimisticTxn(snapshot(), kept, serial::incrementAndGet, true)) {
            done = new Done<>(body.apply(txn));
            commit = txn.commit();
        }
        if (commit.writes().isEmpty()) {
            return Optional.of(done);
        }
        turn.lock();
        kept.begin(commit.writes());
        try {
            if (!commit(commit)) {
                return Optional.empty();
            }
        } finally {
            kept.end(commit.writes(), this::version);
            turn.unlock();
        }
        watches.tell(commit.writes());
        return Optional.of(done);
    }

    private long version() {
        try (var now = snapshot()) {
            return now.version();
        }
    }

    @Override
    public final <K> AutoCloseable watch(Table<K, ?> table, Consumer<K> put) {
        return watches.add(table, put);
    }

    private Lock enter() {
        var lock = open.readLock();
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new StoreException(Reason.BROKEN, "The store is closed", null);
        }
        return lock;
    }

    /** Does something while no transaction runs, and what was read before may be otherwise after; unless this thread is inside of one or the store is closed. */
    protected final void exclusively(Runnable action) {
        if (open.getReadHoldCount() > 0) {
            return;
        }
        var lock = open.writeLock();
        lock.lock();
        try {
            if (!closed) {
                kept.clear();
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the transactions that run, then closes; later ones are refused. */
    @Override
    public final void close() {
        if (open.getReadHoldCount() > 0) {
            throw new IllegalStateException("a transaction cannot close its store");
        }
        exclusively(() -> {
            closed = true;
            release();
        });
    }
}
