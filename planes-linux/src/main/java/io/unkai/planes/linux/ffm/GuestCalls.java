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

/**
 * The two calls that have to be made inside a guest's mount namespace. While the thread is there, every path means the guest's file
 * system, also that of a class which Java would load: so nothing happens there but the call itself, with what was prepared before.
 */
final class GuestCalls {
    private static final int MOUNTS = 0x2_0000;
    private static final long MOVE_MOUNT = 429;
    private static final long BY_DESCRIPTORS = 4 | 0x40;
    private static final int DETACH_NO_FOLLOW = 2 | 8;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle SETNS = function("setns", FunctionDescriptor.of(INT, INT, INT), ERRNO);
    private static final MethodHandle UMOUNT =
            function("umount2", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT), ERRNO);
    private static final MethodHandle SYSCALL = function(
            "syscall",
            FunctionDescriptor.of(LONG, LONG, LONG, ValueLayout.ADDRESS, LONG, ValueLayout.ADDRESS, LONG),
            ERRNO,
            Linker.Option.firstVariadicArg(1));

    private GuestCalls() {}

    // Calling native functions is what this class is for.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    /** Puts a detached mount over a file of the guest. */
    static void moveMount(int guest, int back, int tree, int target) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment empty = arena.allocateFrom("");
            enter(state, guest);
            long moved = (long)
                    SYSCALL.invokeExact(state, MOVE_MOUNT, (long) tree, empty, (long) target, empty, BY_DESCRIPTORS);
            int error = (int) ERRNO_OF.get(state, 0L);
            enter(state, back);
            if (moved < 0) {
                throw new CLibrary.Failed("mount in the machine", error);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /** Takes a mount of the guest away; false where there is none. */
    static boolean unmount(int guest, int back, String path) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment target = arena.allocateFrom(path);
            enter(state, guest);
            int done = (int) UMOUNT.invokeExact(state, target, DETACH_NO_FOLLOW);
            enter(state, back);
            return done == 0;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static void enter(MemorySegment state, int namespace) throws Throwable {
        int entered = (int) SETNS.invokeExact(state, namespace, MOUNTS);
        if (entered != 0) {
            throw new CLibrary.Failed("enter the mounts of a machine", (int) ERRNO_OF.get(state, 0L));
        }
    }
}
