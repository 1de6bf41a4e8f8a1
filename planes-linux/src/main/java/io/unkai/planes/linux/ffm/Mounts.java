package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mounts, in the mount namespace of the calling thread. */
public final class Mounts {
    /** Devices in the file system mean nothing. */
    public static final long NO_DEVICES = 4;
    /** Programs do not get their owner's rights. */
    public static final long NO_SET_ID = 2;
    /** Reading leaves no trace. */
    public static final long NO_ACCESS_TIMES = 1024;

    /** Programs in the file system are not run. */
    public static final long NO_PROGRAMS = 8;

    static final long BIND = 1 << 12;
    static final long RECURSIVE = 1 << 14;
    static final long SLAVE = 1 << 19;

    private static final int DETACH = 2;
    private static final long OPEN_TREE = 428;
    private static final long MOVE_MOUNT = 429;
    private static final long MOUNT_SETATTR = 442;
    private static final long HERE = -100;
    private static final long CLONE_TREE = 1 | 0x8_0000;
    private static final long EMPTY_PATH = 0x1000;
    private static final long FROM_EMPTY_PATH = 4;
    private static final long ID_MAPPED = 0x10_0000;
    private static final long ATTRIBUTES = 32;

    private Mounts() {}

    /**
     * Mounts a file system.
     *
     * @param flags of {@link #NO_DEVICES} and so on
     * @throws IOException if that fails
     */
    public static void mount(String source, Path target, String type, long flags) throws IOException {
        CLibrary.mount(source, target.toString(), type, flags, "");
    }

    /** Shows a file or folder at another place, too, which is there already. */
    public static void bind(Path source, Path target) throws IOException {
        CLibrary.mount(source.toString(), target.toString(), "", BIND, "");
    }

    /** Shows a folder in another place as well, with all that is mounted in it. */
    public static void bindAll(Path source, Path target) throws IOException {
        CLibrary.mount(source.toString(), target.toString(), "", BIND | RECURSIVE, "");
    }

    /** Takes away what is mounted somewhere, with all below; it is gone once nobody uses it. */
    public static void detach(Path target) throws IOException {
        CLibrary.unmount(target.toString(), DETACH);
    }

    /** Whether something is mounted there, also if it does not answer. */
    public static boolean isMounted(Path place) throws IOException {
        var mounted = " " + place.toString().replace(" ", "\\040") + " ";
        try (var lines = Files.lines(Path.of("/proc/thread-self/mountinfo"), StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> line.contains(mounted));
        }
    }

    /**
     * Mounts a mounted file system once more over itself, with its owners moved as a user namespace says: root in the file system is
     * that namespace's root.
     *
     * @throws IOException if that fails, for example as the file system cannot do it
     */
    public static void mapOwners(Path target, UserNamespace owners) throws IOException {
        int tree = (int)
                CLibrary.syscall("open_tree", OPEN_TREE, HERE, target.toString(), CLONE_TREE, MemorySegment.NULL, 0);
        try (var arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES, Long.BYTES);
            attributes.set(ValueLayout.JAVA_LONG, 0, ID_MAPPED);
            attributes.set(ValueLayout.JAVA_LONG, 24, owners.file());
            CLibrary.syscall("mount_setattr " + target, MOUNT_SETATTR, tree, "", EMPTY_PATH, attributes, ATTRIBUTES);
            CLibrary.syscall(
                    "move_mount " + target,
                    MOVE_MOUNT,
                    tree,
                    "",
                    HERE,
                    arena.allocateFrom(target.toString()),
                    FROM_EMPTY_PATH);
        } finally {
            CLibrary.close(tree);
        }
    }
}
