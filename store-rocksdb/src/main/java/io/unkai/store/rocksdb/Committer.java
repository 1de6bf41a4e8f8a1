package io.unkai.store.rocksdb;

import io.unkai.kernel.store.engine.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one thread that writes. What arrives while it syncs makes the next group. */
final class Committer implements AutoCloseable {
    private static final int GROUP_COMMITS = 1_024;
    private static final long GROUP_BYTES = 8L << 20;

    private final Consumer<List<Pending>> commit;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    Committer(Consumer<List<Pending>> commit) {
        this.commit = commit;
        this.thread = Thread.ofPlatform().name("store-committer").daemon().start(this::run);
    }

    /** Puts a transaction into the next group. */
    Pending submit(Commit transaction) {
        var pending = new Pending(transaction, new CompletableFuture<>());
        queue.add(pending);
        return pending;
    }

    private void run() {
        try {
            while (true) {
                commit.accept(group(queue.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Pending> group(Pending first) {
        var group = new ArrayList<Pending>();
        long bytes = 0;
        @Nullable Pending next = first;
        while (next != null) {
            group.add(next);
            bytes += next.commit().writes().bytes();
            next = group.size() < GROUP_COMMITS && bytes < GROUP_BYTES ? queue.poll() : null;
        }
        return group;
    }

    /** Ends the thread; nothing is queued any more. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
