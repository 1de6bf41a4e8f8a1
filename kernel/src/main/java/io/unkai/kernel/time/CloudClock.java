package io.unkai.kernel.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The cloud's time. It is the machine's time plus an offset that the user may move, forwards and backwards.
 */
public interface CloudClock {
    /** The cloud's time now. */
    Instant now();

    /** How far the cloud's time is ahead of the machine's; negative where it is behind. */
    Duration offset();

    /** Moves the cloud's time, and with it every timer. */
    void move(Duration newOffset);

    /**
     * Runs something once the cloud's time has reached a moment: at once if it has. It runs on a thread of its own.
     *
     * @return drops the timer when closed
     */
    Timer at(Instant moment, Runnable action);

    /** A timer that has been set. */
    @FunctionalInterface
    interface Timer extends AutoCloseable {
        @Override
        void close();
    }
}
