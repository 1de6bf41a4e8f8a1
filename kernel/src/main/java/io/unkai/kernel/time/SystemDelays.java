package io.unkai.kernel.time;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Delays on one thread of its own. */
public final class SystemDelays implements Delays, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("delays").daemon().factory());

    /** Starts without a thread; the first delay starts it. */
    public SystemDelays() {
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public CloudClock.Timer after(Duration delay, Runnable action) {
        var task = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> task.cancel(false);
    }

    /** Drops everything that waits. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
