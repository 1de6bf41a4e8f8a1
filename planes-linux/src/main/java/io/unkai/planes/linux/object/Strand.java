package io.unkai.planes.linux.object;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after another on a shared pool, going to the end of the pool's queue after each, so that many large bodies
 * share it fairly. Tasks do not throw.
 */
final class Strand {
    private final Executor pool;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Strand(Executor pool) {
        this.pool = pool;
    }

    void submit(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (busy) {
                return;
            }
            busy = true;
        }
        pool.execute(this::runOne);
    }

    private void runOne() {
        var task = take();
        if (task != null) {
            task.run();
        }
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                busy = false;
                return;
            }
        }
        pool.execute(this::runOne);
    }

    private @Nullable Runnable take() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }
}
