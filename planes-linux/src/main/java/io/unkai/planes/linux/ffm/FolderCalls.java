package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** What is done to files by their names in an open folder. */
final class FolderCalls {
    static final int NOT_THERE = 2;
    static final int EXISTS = 17;
    static final int NO_FOLDER = 20;
    static final int IS_FOLDER = 21;
    static final int NOT_PERMITTED = 1;
    static final int LOOP = 40;

    static final int CLOSE_ON_EXEC = 0x8_0000;
    static final int NO_FOLLOW = 0x2_0000;
    static final int FOLDER = 0x1_0000;
    static final int PATH_ONLY = 0x20_0000;
    static final int NEW_TO_WRITE = 1 | 0x40 | 0x80;

    private static final int FLAG_NO_FOLLOW = 0x100;
    private static final int FLAG_FOLDER = 0x200;
    private static final long OPEN_AT = 437;
    private static final long HOW = 24;
    private static final int NAME_AT = 19;
    private static final int MOST_NAME = 256;
    private static final int MOST_PATH = 4097;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    private static final MethodHandle MKDIRAT =
            CLibrary.function("mkdirat", FunctionDescriptor.of(INT, INT, POINTER, INT), ERRNO);
    private static final MethodHandle LINKAT =
            CLibrary.function("linkat", FunctionDescriptor.of(INT, INT, POINTER, INT, POINTER, INT), ERRNO);
    private static final MethodHandle FCHOWNAT =
            CLibrary.function("fchownat", FunctionDescriptor.of(INT, INT, POINTER, INT, INT, INT), ERRNO);
    private static final MethodHandle FCHMODAT =
            CLibrary.function("fchmodat", FunctionDescriptor.of(INT, INT, POINTER, INT, INT), ERRNO);
    private static final MethodHandle UTIMENSAT =
            CLibrary.function("utimensat", FunctionDescriptor.of(INT, INT, POINTER, POINTER, INT), ERRNO);
    private static final MethodHandle UNLINKAT =
            CLibrary.function("unlinkat", FunctionDescriptor.of(INT, INT, POINTER, INT), ERRNO);
    private static final MethodHandle FSETXATTR = CLibrary.function(
            "fsetxattr", FunctionDescriptor.of(INT, INT, POINTER, POINTER, ValueLayout.JAVA_LONG, INT), ERRNO);
    private static final MethodHandle READLINKAT = CLibrary.function(
            "readlinkat",
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, INT, POINTER, POINTER, ValueLayout.JAVA_LONG),
            ERRNO);
    private static final MethodHandle FDOPENDIR =
            CLibrary.function("fdopendir", FunctionDescriptor.of(ValueLayout.JAVA_LONG, INT), ERRNO);
    private static final MethodHandle READDIR =
            CLibrary.function("readdir", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG), ERRNO);
    private static final MethodHandle CLOSEDIR =
            CLibrary.function("closedir", FunctionDescriptor.of(INT, ValueLayout.JAVA_LONG), ERRNO);

    private FolderCalls() {}

    /** Opens what is below a folder, with links followed as {@code openat2} has it. */
    static int open(int folder, String path, long flags, long mode, long resolve) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(HOW, Long.BYTES);
            how.set(ValueLayout.JAVA_LONG, 0, flags | CLOSE_ON_EXEC);
            how.set(ValueLayout.JAVA_LONG, 8, mode);
            how.set(ValueLayout.JAVA_LONG, 16, resolve);
            return (int) CLibrary.syscall(
                    "open " + path, OPEN_AT, folder, path, how.address(), MemorySegment.ofAddress(HOW), 0);
        }
    }

    static void makeFolder(int folder, String name, int mode) throws IOException {
        CLibrary.call("make " + name, (arena, state) ->
                (int) MKDIRAT.invokeExact(state, folder, arena.allocateFrom(name), mode));
    }

    static void link(int from, String known, int folder, String other) throws IOException {
        CLibrary.call("link " + other, (arena, state) ->
                (int) LINKAT.invokeExact(state, from, arena.allocateFrom(known), folder, arena.allocateFrom(other), 0));
    }

    static void own(int folder, String name, int owner, int group) throws IOException {
        CLibrary.call("own " + name, (arena, state) ->
                (int) FCHOWNAT.invokeExact(state, folder, arena.allocateFrom(name), owner, group, FLAG_NO_FOLLOW));
    }

    /** Says who may what; never for a symbolic link, which this would follow. */
    static void mode(int folder, String name, int mode) throws IOException {
        CLibrary.call("set the mode of " + name, (arena, state) ->
                (int) FCHMODAT.invokeExact(state, folder, arena.allocateFrom(name), mode, 0));
    }

    static void time(int folder, String name, long seconds) throws IOException {
        CLibrary.call("set the time of " + name, (arena, state) -> {
            MemorySegment times = arena.allocate(4 * Long.BYTES, Long.BYTES);
            times.set(ValueLayout.JAVA_LONG, 0, seconds);
            times.set(ValueLayout.JAVA_LONG, 2 * Long.BYTES, seconds);
            return (int) UTIMENSAT.invokeExact(state, folder, arena.allocateFrom(name), times, FLAG_NO_FOLLOW);
        });
    }

    static void attribute(int file, String name, byte[] value) throws IOException {
        CLibrary.call("set " + name, (arena, state) -> {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, value);
            return (int) FSETXATTR.invokeExact(state, file, arena.allocateFrom(name), bytes, (long) value.length, 0);
        });
    }

    /** What a symbolic link says. */
    static String target(int folder, String name) throws IOException {
        try (var memory = Arena.ofConfined()) {
            MemorySegment text = memory.allocate(MOST_PATH);
            CLibrary.call("read " + name, (arena, state) ->
                    (long) READLINKAT.invokeExact(state, folder, arena.allocateFrom(name), text, MOST_PATH - 1L));
            return text.getString(0);
        }
    }

    static void removeFolder(int folder, String name) throws IOException {
        CLibrary.call("remove " + name, (arena, state) ->
                (int) UNLINKAT.invokeExact(state, folder, arena.allocateFrom(name), FLAG_FOLDER));
    }

    @SuppressWarnings("restricted") // the library says where an entry is
    private static String name(long entry) {
        return MemorySegment.ofAddress(entry + NAME_AT).reinterpret(MOST_NAME).getString(0);
    }

    /** The names in a folder, whose descriptor is closed. */
    static List<String> names(int folder) throws IOException {
        long stream = CLibrary.call("list a folder", (arena, state) -> (long) FDOPENDIR.invokeExact(state, folder));
        var found = new ArrayList<String>();
        try {
            for (long entry = next(stream); entry != 0; entry = next(stream)) {
                var name = name(entry);
                if (!name.equals(".") && !name.equals("..")) {
                    found.add(name);
                }
            }
        } finally {
            CLibrary.call("close a folder", (arena, state) -> (int) CLOSEDIR.invokeExact(state, stream));
        }
        return found;
    }

    private static long next(long stream) throws IOException {
        return CLibrary.call("list a folder", (arena, state) -> (long) READDIR.invokeExact(state, stream));
    }
}
