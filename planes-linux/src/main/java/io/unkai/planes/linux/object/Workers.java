package io.unkai.planes.linux.object;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads that hash and touch files. Hashing on virtual threads would starve every other call: a virtual thread
 * that computes is never preempted. Hashing has as many threads as processors; files have more, because a disk syncs
 * several at once far faster than one after another.
 */
final class Workers implements AutoCloseable {
    private static final int FILE_THREADS = 8;

    private final ExecutorService hashing =
            pool("object-hash-", Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ExecutorService files = pool("object-file-", FILE_THREADS);

    private static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    Executor hashing() {
        return hashing;
    }

    Executor files() {
        return files;
    }

    /** Does file work on a platform thread and waits for it. An interrupt of the caller never closes a file under others. */
    <R> R onFiles(Callable<R> work) throws IOException {
        return await(files.submit(work));
    }

    /** Waits for work, throwing what it threw. */
    static <R> R await(Future<R> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the disk").initCause(e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException known -> known;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case null, default -> new IOException(cause);
        };
    }

    @Override
    public void close() {
        hashing.close();
        files.close();
    }
}
