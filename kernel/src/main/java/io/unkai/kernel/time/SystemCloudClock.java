package io.unkai.kernel.time;

import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The clock of a running cloud. The offset is kept in the store. */
public final class SystemCloudClock implements CloudClock, AutoCloseable {
    private record Offset(Duration offset) {}

    private static final Table<String, Offset> TABLE =
            new Table<>("kernel.clock", KeyCodecs.text(), RecordCodec.of(Offset.class));
    private static final String KEY = "offset";
    /** The machine's own clock may be set; timers notice at least this often. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Store store;
    private final InstantSource machine;
    private final Timers timers = new Timers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private volatile Duration offset;
    private volatile boolean closed;

    /**
     * A clock over the machine's.
     *
     * @param store where the offset is kept
     * @param machine the machine's clock
     */
    public SystemCloudClock(Store store, InstantSource machine) {
        this.store = store;
        this.machine = machine;
        this.offset = stored(store);
        this.thread = Thread.ofVirtual().name("cloud-clock").start(this::run);
    }

    private static Duration stored(Store store) {
        @Nullable Offset found = store.read(txn -> txn.get(TABLE, KEY));
        return found == null ? Duration.ZERO : found.offset;
    }

    @Override
    public Instant now() {
        return machine.instant().plus(offset);
    }

    @Override
    public Duration offset() {
        return offset;
    }

    @Override
    public void move(Duration newOffset) {
        lock.lock();
        try {
            store.write(txn -> {
                txn.put(TABLE, KEY, new Offset(newOffset));
                return newOffset;
            });
            offset = newOffset;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Timer at(Instant moment, Runnable action) {
        var timer = timers.add(moment, action);
        wake();
        return timer;
    }

    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (!closed) {
                for (var action : timers.due(now())) {
                    Thread.ofVirtual().name("cloud-timer").start(action);
                }
                changed.awaitNanos(nanosToNext());
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private long nanosToNext() {
        var next = timers.next();
        var wait = next == null ? LONGEST_WAIT : Duration.between(now(), next);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait.toNanos() : LONGEST_WAIT.toNanos();
    }

    /** Drops all timers. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
