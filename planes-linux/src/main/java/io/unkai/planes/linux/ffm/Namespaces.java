package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs something inside another network namespace. */
public final class Namespaces {
    private static final int NETWORK = 0x4000_0000;
    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = function(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            ERRNO,
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SETNS = function(
            "setns", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), ERRNO);
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Namespaces() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    /**
     * Runs this on a platform thread of its own in a network namespace. Sockets that it makes stay in that namespace and may be used
     * by any thread; processes that it starts run there. {@code /proc/thread-self/net} and {@code /proc/sys/net} are those of the
     * namespace.
     *
     * @param namespace a path such as {@code /run/netns/NAME} or {@code /proc/PID/ns/net}
     * @throws IOException if the namespace cannot be entered
     * @throws Exception what the work throws
     */
    public static <T> T in(Path namespace, Callable<T> work) throws Exception {
        var task = new FutureTask<T>(() -> {
            enter(namespace);
            return work.call();
        });
        var thread = Thread.ofPlatform()
                .daemon()
                .name("in " + namespace.getFileName())
                .start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /**
     * Makes a network namespace and keeps it at a path.
     *
     * @param path a file that is there, in a folder that is mounted for everybody
     * @throws IOException if that fails
     */
    public static void create(Path path) throws IOException {
        var task = new FutureTask<@Nullable Void>(() -> {
            CLibrary.unshare(NETWORK);
            CLibrary.mount("/proc/thread-self/ns/net", path.toString(), "", Mounts.BIND, "");
            return null;
        });
        Thread.ofPlatform().daemon().name("new namespace").start(task);
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException("no namespace could be made: " + e.getCause(), e);
        }
    }

    /** The thread stays in the namespace: it must not be used for anything else. */
    private static void enter(Path namespace) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int file = (int) OPEN.invokeExact(state, arena.allocateFrom(namespace.toString()), READ_CLOSE_ON_EXEC);
            check(file, namespace, state);
            int entered = (int) SETNS.invokeExact(state, file, NETWORK);
            int error = (int) ERRNO_OF.get(state, 0L);
            int closed = (int) CLOSE.invokeExact(file);
            if (entered != 0 || closed != 0) {
                throw new IOException("the namespace " + namespace + " cannot be entered: error " + error);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static void check(int answer, Path namespace, MemorySegment state) throws IOException {
        if (answer < 0) {
            throw new IOException("the namespace " + namespace + " cannot be opened: error " + ERRNO_OF.get(state, 0L));
        }
    }
}
