package io.unkai.server.http;

/** How much longer a reader waits for a slow client. Only time spent waiting counts, never the reader's own work. */
final class Patience {
    private final long idleNanos;
    private final long graceNanos;
    private final int rate;
    private long waited;
    private long since;

    Patience(HttpTimeouts timeouts) {
        this.idleNanos = timeouts.body().toNanos();
        this.graceNanos = timeouts.rateGrace().toNanos();
        this.rate = timeouts.rate();
    }

    void begin() {
        since = System.nanoTime();
    }

    void end() {
        waited += System.nanoTime() - since;
    }

    /** Nanoseconds left, or 0 and less where the client has used them up. */
    long left(long received) {
        long now = System.nanoTime() - since;
        long earned = rate == 0 ? Long.MAX_VALUE / 2 : graceNanos + (long) (received * (1e9 / rate));
        return Math.min(idleNanos - now, earned - waited - now);
    }
}
