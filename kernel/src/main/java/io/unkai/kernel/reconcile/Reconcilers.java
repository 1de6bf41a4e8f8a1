package io.unkai.kernel.reconcile;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Outbox.Request;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Stamp;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.time.Delays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the requests to reconcile: those left from before at the start, new ones as soon as they are committed. A request stays in
 * the store until its reconciler says that it is done, so that a crash loses none.
 */
public final class Reconcilers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reconcilers.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Store store;
    private final Delays delays;
    private final Backoff backoff;
    private final int concurrency;
    private final Map<String, Reconciler> byKind = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Jobs jobs = new Jobs();
    private final Set<Thread> threads = new HashSet<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder again = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private boolean closing;
    private @Nullable AutoCloseable watch;

    /**
     * Prepares; nothing runs yet.
     *
     * @param concurrency most looks at a time
     */
    public Reconcilers(
            Store store, Ids ids, Delays delays, int concurrency, Collection<? extends Reconciler> reconcilers) {
        this.store = store;
        this.delays = delays;
        this.concurrency = concurrency;
        this.backoff = new Backoff(ids, FIRST_RETRY, LONGEST_RETRY);
        for (var reconciler : reconcilers) {
            if (byKind.put(reconciler.kind(), reconciler) != null) {
                throw new IllegalArgumentException("two reconcilers of kind " + reconciler.kind());
            }
        }
    }

    /** Begins, with what was asked for before. */
    public void start() {
        watch = store.watch(Outbox.TABLE, this::ask);
        var pending = store.<ArrayList<Request>>read(txn -> {
            var found = new ArrayList<Request>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                cursor.forEachRemaining(entry -> found.add(entry.key()));
            }
            return found;
        });
        pending.forEach(this::ask);
    }

    private void ask(Request request) {
        if (!byKind.containsKey(request.kind())) {
            LOG.log(
                    Level.WARNING,
                    "Nothing reconciles the kind " + request.kind() + "; " + request.key() + " stays as it is");
            return;
        }
        lock.lock();
        try {
            jobs.ask(request);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        while (!closing && jobs.running() < concurrency) {
            var job = jobs.take();
            if (job == null) {
                return;
            }
            var thread =
                    Thread.ofVirtual().name("reconcile-" + job.request().kind()).unstarted(() -> run(job));
            threads.add(thread);
            thread.start();
        }
    }

    private void run(Jobs.Job job) {
        @Nullable Duration delay = LONGEST_RETRY;
        try {
            delay = look(job);
        } catch (StoreException e) {
            delay = failed(job, e.toString());
        } finally {
            end(job, delay);
        }
    }

    /** Answers after which time to look again, or null if the request is served. */
    private @Nullable Duration look(Jobs.Job job) {
        var request = job.request();
        var stamp = store.<@Nullable Stamp>read(txn -> txn.get(Outbox.TABLE, request));
        if (stamp == null) {
            return null;
        }
        return switch (outcome(request)) {
            case Outcome.Done() -> {
                job.succeed();
                done.increment();
                yield remove(request, stamp) ? null : Duration.ZERO;
            }
            case Outcome.Again(var delay) -> {
                job.succeed();
                again.increment();
                yield delay;
            }
            case Outcome.Failed(var reason) -> failed(job, reason);
        };
    }

    private Outcome outcome(Request request) {
        var reconciler = byKind.get(request.kind());
        if (reconciler == null) {
            return Outcome.failed("no reconciler");
        }
        try {
            return reconciler.reconcile(request.key());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed("interrupted");
        } catch (Exception e) {
            LOG.log(Level.FINE, "A reconciler threw", e);
            return Outcome.failed(e.toString());
        }
    }

    private boolean remove(Request request, Stamp stamp) {
        return store.write(txn -> {
            boolean same = stamp.equals(txn.get(Outbox.TABLE, request));
            if (same) {
                txn.delete(Outbox.TABLE, request);
            }
            return same;
        });
    }

    private Duration failed(Jobs.Job job, String reason) {
        failed.increment();
        int failures = job.fail();
        var delay = backoff.after(failures);
        LOG.log(Level.WARNING, "Reconciling {0} {1} failed {2} times, again in {3}: {4}", new Object[] {
            job.request().kind(), job.request().key(), failures, delay, reason
        });
        return delay;
    }

    private void end(Jobs.Job job, @Nullable Duration delay) {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            if (delay == null) {
                jobs.served(job);
            } else if (jobs.unserved(job) && !closing) {
                jobs.waitFor(job, delays.after(delay, () -> due(job)));
            }
            dispatch();
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void due(Jobs.Job job) {
        lock.lock();
        try {
            jobs.due(job);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing runs and nothing is ready; what waits for its time does not count. False if that took too long. */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (jobs.running() > 0 || !closing && jobs.ready() > 0) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What was done so far. */
    public ReconcileStats stats() {
        lock.lock();
        try {
            return new ReconcileStats(
                    done.sum(), again.sum(), failed.sum(), jobs.running(), jobs.ready(), jobs.waiting());
        } finally {
            lock.unlock();
        }
    }

    /** Begins no more looks, waits a while for those that run, then interrupts them. */
    @Override
    public void close() throws Exception {
        lock.lock();
        try {
            closing = true;
            jobs.dropTimers();
        } finally {
            lock.unlock();
        }
        if (watch != null) {
            watch.close();
        }
        if (!awaitIdle(DRAIN)) {
            interruptAll();
            awaitIdle(DRAIN);
        }
    }

    private void interruptAll() {
        lock.lock();
        try {
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
