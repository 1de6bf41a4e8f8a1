package io.unkai.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Keeps background work that reads from taking the disk from everybody else. For one thread. */
final class Pace implements LongConsumer {
    /** So many bytes are read at once before the reader rests. */
    private static final long STRIDE = 1 << 20;

    private final double nanosPerByte;
    private long owed;

    /** @param bytesPerSecond at most, 1 or more */
    Pace(long bytesPerSecond) {
        this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
    }

    /**
     * Waits as long as reading that many bytes may take.
     *
     * @throws CancellationException if the thread is interrupted
     */
    @Override
    public void accept(long bytes) {
        owed += bytes;
        if (owed < STRIDE) {
            return;
        }
        long rest = (long) (owed * nanosPerByte);
        owed = 0;
        try {
            TimeUnit.NANOSECONDS.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }
}
