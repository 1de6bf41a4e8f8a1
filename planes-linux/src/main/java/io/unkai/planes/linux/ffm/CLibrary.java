package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;

/** The functions that mounts, loop devices and signals need. Each answers what the function did, or throws with its error number. */
final class CLibrary {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(INT, POINTER, INT), ERRNO, Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT), ERRNO);
    private static final MethodHandle IOCTL =
            function("ioctl", FunctionDescriptor.of(INT, INT, LONG, POINTER), ERRNO, Linker.Option.firstVariadicArg(2));
    private static final MethodHandle KILL = function("kill", FunctionDescriptor.of(INT, INT, INT), ERRNO);
    private static final MethodHandle UNSHARE = function("unshare", FunctionDescriptor.of(INT, INT), ERRNO);
    private static final MethodHandle MOUNT =
            function("mount", FunctionDescriptor.of(INT, POINTER, POINTER, POINTER, LONG, POINTER), ERRNO);
    private static final MethodHandle UMOUNT = function("umount2", FunctionDescriptor.of(INT, POINTER, INT), ERRNO);
    private static final MethodHandle SYSCALL = function(
            "syscall",
            FunctionDescriptor.of(LONG, LONG, LONG, POINTER, LONG, POINTER, LONG),
            ERRNO,
            Linker.Option.firstVariadicArg(1));

    private static final MethodHandle SYSCALL_OF_NUMBERS = function(
            "syscall",
            FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG),
            ERRNO,
            Linker.Option.firstVariadicArg(1));

    private static final MethodHandle SETNS = function("setns", FunctionDescriptor.of(INT, INT, INT), ERRNO);
    private static final MethodHandle MKNODAT =
            function("mknodat", FunctionDescriptor.of(INT, INT, POINTER, INT, LONG), ERRNO);
    private static final MethodHandle SYMLINKAT =
            function("symlinkat", FunctionDescriptor.of(INT, POINTER, INT, POINTER), ERRNO);
    private static final MethodHandle UNLINKAT =
            function("unlinkat", FunctionDescriptor.of(INT, INT, POINTER, INT), ERRNO);
    private static final MethodHandle SEEK = function("lseek", FunctionDescriptor.of(LONG, INT, LONG, INT), ERRNO);
    private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG), ERRNO);
    private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG), ERRNO);
    private static final MethodHandle FALLOCATE =
            function("fallocate", FunctionDescriptor.of(INT, INT, INT, LONG, LONG), ERRNO);
    private static final MethodHandle SOCKET = function("socket", FunctionDescriptor.of(INT, INT, INT, INT), ERRNO);
    private static final MethodHandle DEVICE_INDEX =
            function("if_nametoindex", FunctionDescriptor.of(INT, POINTER), ERRNO);
    private static final MethodHandle ADVISE =
            function("posix_fadvise", FunctionDescriptor.of(INT, INT, LONG, LONG, INT));
    private static final MethodHandle WRITE_OUT =
            function("sync_file_range", FunctionDescriptor.of(INT, INT, LONG, LONG, INT), ERRNO);
    private static final MethodHandle SETFSUID = function("setfsuid", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle SETFSGID = function("setfsgid", FunctionDescriptor.of(INT, INT));

    /** Begins to write, and waits for nothing that is being written. */
    private static final int BEGIN = 2;

    private static final Map<Integer, String> MEANINGS = Map.of(
            1,
            "not permitted",
            2,
            "not there",
            12,
            "no memory",
            13,
            "no access",
            16,
            "busy",
            22,
            "invalid",
            28,
            "no space");

    private CLibrary() {}

    // Calling native functions is what this class is for.
    @SuppressWarnings("restricted")
    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    /** A function's failure, by its error number. */
    static final class Failed extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final int error;

        Failed(String what, int error) {
            super(what + ": " + MEANINGS.getOrDefault(error, "") + " (error " + error + ")");
            this.error = error;
        }

        int error() {
            return error;
        }
    }

    @FunctionalInterface
    interface Function {
        long call(Arena arena, MemorySegment state) throws Throwable;
    }

    /** Calls a function of the library, with memory that is given back afterwards. */
    static long call(String what, Function function) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long answer = function.call(arena, state);
            if (answer < 0) {
                throw new Failed(what, (int) ERRNO_OF.get(state, 0L));
            }
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    static int open(String path, int flags) throws IOException {
        return (int)
                call("open " + path, (arena, state) -> (int) OPEN.invokeExact(state, arena.allocateFrom(path), flags));
    }

    static void close(int file) throws IOException {
        call("close", (arena, state) -> (int) CLOSE.invokeExact(state, file));
    }

    static int ioctl(String what, int file, long request, MemorySegment argument) throws IOException {
        return (int) call(what, (arena, state) -> (int) IOCTL.invokeExact(state, file, request, argument));
    }

    static long seek(int file, long from, int how) throws IOException {
        return call("look in a file", (arena, state) -> (long) SEEK.invokeExact(state, file, from, how));
    }

    static long read(int file, MemorySegment into) throws IOException {
        return call("read", (arena, state) -> (long) READ.invokeExact(state, file, into, into.byteSize()));
    }

    static long write(int file, MemorySegment from) throws IOException {
        return call("write", (arena, state) -> (long) WRITE.invokeExact(state, file, from, from.byteSize()));
    }

    static int socket(int family, int type, int protocol) throws IOException {
        return (int) call("make a socket", (arena, state) -> (int) SOCKET.invokeExact(state, family, type, protocol));
    }

    /** The number of a network device where the calling thread is; 0 if there is none. */
    static int deviceIndex(String name) throws IOException {
        return (int) call(
                "look for a device", (arena, state) -> (int) DEVICE_INDEX.invokeExact(state, arena.allocateFrom(name)));
    }

    static void fallocate(int file, int mode, long from, long length) throws IOException {
        call("change the room of a file", (arena, state) ->
                (int) FALLOCATE.invokeExact(state, file, mode, from, length));
    }

    /** Says how a part of a file is going to be used, which nothing depends on. */
    static void advise(int file, long from, long length, int use) throws IOException {
        call("advise", (arena, state) -> (int) ADVISE.invokeExact(file, from, length, use));
    }

    /** Begins to write all of a file that is only in memory. */
    static void writeOut(int file) throws IOException {
        call("write out", (arena, state) -> (int) WRITE_OUT.invokeExact(state, file, 0L, 0L, BEGIN));
    }

    static void kill(int process, int signal) throws IOException {
        call("kill", (arena, state) -> (int) KILL.invokeExact(state, process, signal));
    }

    static void unshare(int what) throws IOException {
        call("unshare", (arena, state) -> (int) UNSHARE.invokeExact(state, what));
    }

    static void setns(int namespace, int what) throws IOException {
        call("enter a namespace", (arena, state) -> (int) SETNS.invokeExact(state, namespace, what));
    }

    static void mknodat(int folder, String name, int mode, long device) throws IOException {
        call("make " + name, (arena, state) ->
                (int) MKNODAT.invokeExact(state, folder, arena.allocateFrom(name), mode, device));
    }

    static void symlinkat(String target, int folder, String name) throws IOException {
        call("link " + name, (arena, state) ->
                (int) SYMLINKAT.invokeExact(state, arena.allocateFrom(target), folder, arena.allocateFrom(name)));
    }

    static void unlinkat(int folder, String name) throws IOException {
        call("remove " + name, (arena, state) ->
                (int) UNLINKAT.invokeExact(state, folder, arena.allocateFrom(name), 0));
    }

    /** Lets the calling thread make files as another user and group. */
    static void ownFilesAs(int owner) throws IOException {
        call("become " + owner, (arena, state) -> {
            // Both answer what was before; they cannot fail for root.
            int group = (int) SETFSGID.invokeExact(owner);
            int user = (int) SETFSUID.invokeExact(owner);
            return group == user ? 0 : 1;
        });
    }

    static void mount(String source, String target, String type, long flags, String options) throws IOException {
        call("mount " + source + " on " + target, (arena, state) -> (int) MOUNT.invokeExact(
                state,
                arena.allocateFrom(source),
                arena.allocateFrom(target),
                arena.allocateFrom(type),
                flags,
                arena.allocateFrom(options)));
    }

    static void unmount(String target, int flags) throws IOException {
        call("unmount " + target, (arena, state) -> (int) UMOUNT.invokeExact(state, arena.allocateFrom(target), flags));
    }

    /** A system call that the library has no function for; the numbers of the new ones are the same on all architectures. */
    static long syscall(String what, long number, long a, String b, long c, MemorySegment d, long e)
            throws IOException {
        return call(
                what, (arena, state) -> (long) SYSCALL.invokeExact(state, number, a, arena.allocateFrom(b), c, d, e));
    }

    /** The same for calls that are given numbers only, of which a fourth is 0. */
    static long syscall(String what, long number, long a, long b, long c) throws IOException {
        return call(what, (arena, state) -> (long) SYSCALL_OF_NUMBERS.invokeExact(state, number, a, b, c, 0L));
    }
}
