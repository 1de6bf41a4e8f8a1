package io.unkai.kernel.time;

import java.time.Duration;

/** Runs things later by the machine's time, which the user cannot move. */
@FunctionalInterface
public interface Delays {
    /**
     * Runs something once, after a time. It must be quick.
     *
     * @return drops it when closed
     */
    CloudClock.Timer after(Duration delay, Runnable action);
}
