package io.unkai.kernel.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Timers by when they are due. Safe for use by several threads. */
final class Timers {
    private record Due(Instant moment, long number) {}

    private final TreeMap<Due, Runnable> waiting =
            new TreeMap<>(Comparator.comparing(Due::moment).thenComparingLong(Due::number));
    private long numbers;

    synchronized CloudClock.Timer add(Instant moment, Runnable action) {
        var due = new Due(moment, numbers++);
        waiting.put(due, action);
        return () -> remove(due);
    }

    private synchronized void remove(Due due) {
        waiting.remove(due);
    }

    /** When the next timer is due, or null. */
    synchronized @Nullable Instant next() {
        return waiting.isEmpty() ? null : waiting.firstKey().moment;
    }

    /** Takes out what is due, the earliest first. */
    synchronized List<Runnable> due(Instant now) {
        var due = new ArrayList<Runnable>();
        while (!waiting.isEmpty() && !waiting.firstKey().moment.isAfter(now)) {
            due.add(waiting.pollFirstEntry().getValue());
        }
        return due;
    }
}
