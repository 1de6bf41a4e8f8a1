package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A mount namespace that belongs to a piece of work. What it mounts is seen by the processes it starts and by nobody else, and is gone
 * once the last of them ended: nothing can be left mounted.
 */
public final class PrivateMounts {
    private static final int MOUNTS = 0x2_0000;

    private PrivateMounts() {}

    /**
     * Runs this on a platform thread of its own, in a mount namespace of its own; what the host unmounts is unmounted there as well.
     *
     * @throws IOException if there can be no such namespace
     * @throws Exception what the work throws
     */
    public static <T> T in(Callable<T> work) throws Exception {
        var task = new FutureTask<T>(() -> {
            CLibrary.unshare(MOUNTS);
            CLibrary.mount("none", "/", "", Mounts.RECURSIVE | Mounts.SLAVE, "");
            return work.call();
        });
        var thread = Thread.ofPlatform().daemon().name("private mounts").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
