package io.unkai.wire.sigv4;

import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Digests long stretches of bytes on a few platform threads. A virtual thread that digests keeps its carrier for as long as
 * bytes arrive: six of them on two processors left nothing for small calls, which go on beside six on these threads.
 */
public final class Hashing implements AutoCloseable {
    /** Shorter stretches are digested where they are, in bytes. */
    public static final int BLOCK = 64 * 1024;

    private final ExecutorService pool;

    /** Digests on that many threads, at least 1. Each waiting caller queues one stretch, so callers bound the queue. */
    public Hashing(int threads) {
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("hashing-", 0).factory());
    }

    /** Digests on as many threads as there are processors. */
    public Hashing() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** Feeds bytes to a digest and waits until they are digested. */
    public void update(MessageDigest digest, byte[] bytes, int offset, int length) {
        if (length < BLOCK || !Thread.currentThread().isVirtual()) {
            digest.update(bytes, offset, length);
        } else {
            CompletableFuture.runAsync(() -> digest.update(bytes, offset, length), pool)
                    .join();
        }
    }

    /** Stops the threads; stretches that were handed over are finished. */
    @Override
    public void close() {
        pool.close();
    }
}
