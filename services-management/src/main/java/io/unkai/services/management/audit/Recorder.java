package io.unkai.services.management.audit;

import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.services.management.audit.Uses.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns finished calls into events, behind their answers: on a thread of its own, many in one transaction. Nobody waits for it. What
 * does not fit into its queue is not recorded, and counted.
 */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Recorder.class.getName());
    private static final int MAX_CALLS = 20_000;
    private static final long MAX_BYTES = 32L << 20;
    private static final int BATCH = 500;
    /** Waited for more calls at most once there is one: a commit for many costs little more than for one. */
    private static final long GATHERING_MILLIS = 100;
    /** Looked after whether there are enough: calls that wait longer than they must are copied by the collector. */
    private static final long LOOK_MILLIS = 10;

    private static final long IDLE_MILLIS = 1_000;
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final Store store;
    private final EventSink sink;
    private final EventWriter writer;
    private final Pruning pruning;
    private final LongAdder dropped;
    private final RecentUses recent = new RecentUses();
    private final LinkedBlockingQueue<Taken> queue = new LinkedBlockingQueue<>(MAX_CALLS);
    private final AtomicLong bytes = new AtomicLong();
    private final Runnable afterwards;
    private final Thread thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closing;
    private final AtomicInteger era = new AtomicInteger();

    /** A call, and in which era of the cloud it was taken: one ends where the cloud is emptied. */
    private record Taken(FinishedCall call, int era) {}

    /**
     * Prepares; nothing is recorded until {@link #start}.
     *
     * @param store where events are kept
     * @param ids where event ids come from
     * @param clock the cloud's time
     * @param sink who else takes events
     * @param dropped counts the calls that are not recorded
     * @param afterwards done after every batch, and about every second while there is none
     */
    public Recorder(
            Store store, Ids ids, Supplier<Instant> clock, EventSink sink, LongAdder dropped, Runnable afterwards) {
        this.store = store;
        this.sink = sink;
        this.writer = new EventWriter(ids);
        this.pruning = new Pruning(store, clock);
        this.dropped = dropped;
        this.afterwards = afterwards;
    }

    /** Begins to record. */
    public void start() {
        thread.start();
    }

    /** Takes a call to be recorded; never waits. */
    public void offer(FinishedCall call) {
        if (!wanted(call)) {
            return;
        }
        long size = size(call);
        if (closing || bytes.addAndGet(size) > MAX_BYTES || !queue.offer(new Taken(call, era.get()))) {
            bytes.addAndGet(-size);
            dropped.increment();
        }
    }

    private boolean wanted(FinishedCall call) {
        return DataEvents.type(call.operation()) == null || sink.wantsData(call.account()) || recent.isNew(call);
    }

    private static long size(FinishedCall call) {
        return Math.max(0, call.client().received());
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                }
                work(first);
            }
        } catch (InterruptedException e) {
            dropped.add(queue.size());
        }
    }

    private void gather() throws InterruptedException {
        for (long waited = 0; waited < GATHERING_MILLIS && !closing && queue.size() < BATCH; waited += LOOK_MILLIS) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Records what was taken so far before it answers. */
    public void flush() {
        do {
            work(queue.poll());
        } while (!queue.isEmpty());
    }

    /** Drops what was taken so far, of a cloud that has been emptied since. */
    public void forget() {
        lock.lock();
        try {
            era.incrementAndGet();
            recent.clear();
        } finally {
            lock.unlock();
        }
    }

    private void work(@Nullable Taken first) {
        lock.lock();
        try {
            if (first != null) {
                var batch = new ArrayList<Taken>(List.of(first));
                queue.drainTo(batch, BATCH);
                batch.forEach(taken -> bytes.addAndGet(-size(taken.call)));
                record(batch.stream()
                        .filter(taken -> taken.era == era.get())
                        .map(Taken::call)
                        .toList());
            }
            pruning.check();
            afterwards.run();
        } catch (StoreException e) {
            LOG.log(WARNING, "what follows recorded events is done later", e);
        } finally {
            lock.unlock();
        }
    }

    /** Records calls, all or none. */
    private void record(List<FinishedCall> calls) {
        var events = new ArrayList<AuditEvent>();
        var uses = new LinkedHashMap<Use, Instant>();
        for (var call : calls) {
            prepare(call, events, uses);
        }
        if (events.isEmpty() && uses.isEmpty()) {
            return;
        }
        try {
            store.write(txn -> {
                History.put(txn, events);
                uses.forEach((use, at) -> Uses.put(txn, use, at));
                sink.take(txn, events);
                return events.size();
            });
        } catch (StoreException e) {
            dropped.add(events.size());
            LOG.log(WARNING, events.size() + " calls could not be recorded", e);
        }
    }

    private void prepare(FinishedCall call, List<AuditEvent> events, Map<Use, Instant> uses) {
        try {
            var event = writer.event(call);
            if (event.management() || sink.wantsData(call.account())) {
                events.add(event);
            }
            recent.add(Uses.of(call), call.at(), uses);
        } catch (RuntimeException e) {
            dropped.increment();
            LOG.log(SEVERE, "no event could be made of request " + call.requestId(), e);
        }
    }

    /** Records what is waiting, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.isAlive() || thread.join(LAST_CALLS)) {
                return;
            }
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
