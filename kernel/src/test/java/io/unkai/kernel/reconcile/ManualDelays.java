package io.unkai.kernel.reconcile;

import io.unkai.kernel.time.CloudClock;
import io.unkai.kernel.time.Delays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Delays that pass when a test says so. */
final class ManualDelays implements Delays {
    private record Waiting(Duration delay, Runnable action) {}

    private final List<Waiting> waiting = new ArrayList<>();

    @Override
    public synchronized CloudClock.Timer after(Duration delay, Runnable action) {
        var one = new Waiting(delay, action);
        waiting.add(one);
        return () -> remove(one);
    }

    private synchronized void remove(Waiting one) {
        waiting.remove(one);
    }

    synchronized List<Duration> lengths() {
        return waiting.stream().map(Waiting::delay).toList();
    }

    private synchronized List<Waiting> takeAll() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    void passAll() {
        takeAll().forEach(one -> one.action.run());
    }
}
