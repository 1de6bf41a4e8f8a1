package io.unkai.server.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
final class Waiting {
    private static final long POLL_MILLIS = 10;

    private Waiting() {}

    /** Returns whether the condition came true in time. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Exit.FAILED, "interrupted", "try again");
        }
    }
}
