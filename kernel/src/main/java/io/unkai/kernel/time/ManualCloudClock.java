package io.unkai.kernel.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved, for tests. Timers run on the thread that moves it. */
public final class ManualCloudClock implements CloudClock {
    private final Instant start;
    private final Timers timers = new Timers();
    private volatile Duration offset = Duration.ZERO;

    /** Stands at a moment. */
    public ManualCloudClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant now() {
        return start.plus(offset);
    }

    @Override
    public Duration offset() {
        return offset;
    }

    @Override
    public void move(Duration newOffset) {
        offset = newOffset;
        timers.due(now()).forEach(Runnable::run);
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        move(offset.plus(time));
    }

    @Override
    public Timer at(Instant moment, Runnable action) {
        var timer = timers.add(moment, action);
        timers.due(now()).forEach(Runnable::run);
        return timer;
    }
}
