package io.unkai.planes.linux.object;

import io.unkai.planes.object.Digest;
import io.unkai.planes.object.Hasher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the blocks of one body to its file and to its hashes, which work at the same time while the next block is read from
 * the network. At most {@value #BLOCKS} blocks are under way; the sender waits for the slowest.
 */
final class Pipeline {
    /** Blocks of one body in memory. */
    private static final int BLOCKS = 4;

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Strand files;
    private final FileSink sink;
    private final Map<Digest, Hasher> hashers = new EnumMap<>(Digest.class);
    private final List<Strand> hashing = new ArrayList<>();
    private int allocated;

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    Pipeline(Workers workers, FileSink sink, Set<Digest> kinds) {
        this.files = new Strand(workers.files());
        this.sink = sink;
        for (var kind : kinds) {
            hashers.put(kind, kind.hasher());
            hashing.add(new Strand(workers.hashing()));
        }
    }

    /** A block to fill; waits while too many are under way. */
    byte[] block() throws IOException {
        check();
        if (allocated < BLOCKS) {
            allocated++;
            return new byte[Format.BLOCK];
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while storing a body").initCause(e);
        }
    }

    /** Passes a filled block on; it must not be touched afterwards. */
    void pass(byte[] block, int count) {
        var left = new AtomicInteger(1 + hashers.size());
        submit(files, () -> sink.write(block, count), () -> recycle(block, left));
        int strand = 0;
        for (var hasher : hashers.values()) {
            submit(hashing.get(strand++), () -> hasher.update(block, 0, count), () -> recycle(block, left));
        }
    }

    private void recycle(byte[] block, AtomicInteger left) {
        if (left.decrementAndGet() == 0) {
            free.add(block);
        }
    }

    private void submit(Strand strand, Step step, Runnable after) {
        strand.submit(() -> {
            try {
                if (failure.get() == null) {
                    step.run();
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                after.run();
            }
        });
    }

    /** Waits until all blocks are written, hashed and synced, and answers the hashes. */
    Map<Digest, byte[]> finish() throws IOException {
        drain(sink::finish);
        check();
        var digests = new EnumMap<Digest, byte[]>(Digest.class);
        hashers.forEach((kind, hasher) -> digests.put(kind, hasher.finish()));
        return digests;
    }

    /** Waits until nothing is under way any more, whether it succeeded or not. */
    void stop() {
        failure.compareAndSet(null, new IOException("the body was given up"));
        drain(() -> {});
    }

    private void drain(Step last) {
        var done = new CountDownLatch(1 + hashing.size());
        submit(files, last, done::countDown);
        hashing.forEach(strand -> strand.submit(done::countDown));
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() throws IOException {
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IOException(e);
        }
    }
}
