package io.unkai.services.compute.ec2.imports;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does long work of the processor on a thread of the system, so that nobody who only answers calls has to wait for it. */
final class OnThread {
    private OnThread() {}

    /** Does it, and waits. @throws IOException where it fails */
    static <T> T get(Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("import").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }
}
