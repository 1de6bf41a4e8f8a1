package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * A mount namespace for a few processes. What is mounted in it is seen by those and by nobody else, and is gone once the last of them
 * ended: nothing can be left mounted. What the host unmounts is unmounted there as well.
 */
public final class PrivateMounts implements AutoCloseable {
    private static final int MOUNTS = 0x2_0000;
    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    private final int file;
    private final Optional<OwnTime> time;

    private PrivateMounts(int file, Optional<OwnTime> time) {
        this.file = file;
        this.time = time;
    }

    /** What is mounted. */
    @FunctionalInterface
    public interface Work {
        /** Mounts; it must start neither a thread nor a process, as these would stay in the namespace. */
        void run() throws IOException;
    }

    /**
     * Makes a namespace and mounts something in it, on a thread that does nothing else.
     *
     * @throws IOException if that fails; nothing is left then
     */
    public static PrivateMounts with(Work work) throws IOException {
        return make(work, Optional::empty);
    }

    /** The same for processes whose computer seems to start now, where the kernel can do that. @throws IOException if the rest fails */
    public static PrivateMounts withOwnTime(Work work) throws IOException {
        return make(work, OwnTime::begin);
    }

    @FunctionalInterface
    private interface Beginning {
        Optional<OwnTime> begin() throws IOException;
    }

    private static PrivateMounts make(Work work, Beginning beginning) throws IOException {
        Callable<PrivateMounts> all = () -> {
            CLibrary.unshare(MOUNTS);
            CLibrary.mount("none", "/", "", Mounts.RECURSIVE | Mounts.SLAVE, "");
            work.run();
            var time = beginning.begin();
            return new PrivateMounts(CLibrary.open("/proc/thread-self/ns/mnt", READ_CLOSE_ON_EXEC), time);
        };
        var task = new FutureTask<>(all);
        Thread.ofPlatform().daemon().name("private mounts").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** The words before a command that runs it in the namespace. */
    public String[] enter() {
        return Stream.of(
                        Stream.of("nsenter", "--mount=" + path(file)),
                        time.stream().map(own -> "--time=" + path(own.file())),
                        Stream.of("--"))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private static String path(int file) {
        return "/proc/" + ProcessHandle.current().pid() + "/fd/" + file;
    }

    /** Lets go of the namespace; it stays for the processes in it. */
    @Override
    public void close() throws IOException {
        CLibrary.close(file);
        if (time.isPresent()) {
            CLibrary.close(time.get().file());
        }
    }
}
