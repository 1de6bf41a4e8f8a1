package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Block devices in the {@code /dev} of a machine that runs in a user namespace, where it could not make one itself. The node is in a file
 * system that only what watches over the machine sees, and is mounted over a file in the machine. Once it is taken away the node
 * belongs to nobody the machine knows: what the machine kept of it opens nothing, whatever the device is used for later.
 *
 * @param supervisor the process in whose mounts {@link #NODES} is mounted
 * @param init the machine's first process
 * @param owner the user and group on the host that are root in the machine
 */
public record GuestDevices(long supervisor, long init, int owner) {
    /** Where the nodes of a machine are, in the mounts of what watches over it. */
    public static final Path NODES = Path.of("/run/unkai-machine-disks");

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CLOSE_ON_EXEC = 0x8_0000;
    private static final int PATH_ONLY = 0x20_0000 | CLOSE_ON_EXEC;
    private static final int FILE_SYSTEM = 0x200;
    private static final int MOUNTS = 0x2_0000;
    private static final int HERE = -100;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BLOCK_DEVICE = 0x6000;
    private static final int PLAIN_FILE = 0x8000;
    private static final int DISK_GROUP = 6;
    private static final long OPEN_TREE = 428;
    private static final long CLONE = 1 | CLOSE_ON_EXEC;
    private static final long OPEN_AT = 437;
    private static final long HOW = 24;
    /** No magic links, no symbolic links, and nothing above the folder. */
    private static final long STRICTLY_BELOW = 0x2 | 0x4 | 0x8;

    private static final int EXISTS = 17;
    private static final int MOST_MOUNTS = 16;

    /** Makes a node of a character device of the host that all users of a machine may open, for a thread in the supervisor's mounts. */
    public static void lend(Path device) throws IOException {
        Path node = lent(device);
        CLibrary.mknodat(HERE, node.toString(), CHARACTER_DEVICE, number(device));
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    /** Where the node of a lent device is. */
    public static Path lent(Path device) {
        return NODES.resolve(device.getFileName());
    }

    /** What is done in the mounts of the supervisor; the descriptor brings the thread back there. */
    @FunctionalInterface
    private interface Work {
        void run(int back) throws IOException;
    }

    /** Shows a device of the host in the machine, as {@code /dev/NAME}; its root may read and write it. */
    public void show(Path device, String name) throws IOException {
        long number = number(device);
        inside(back -> {
            Path node = node(number, name);
            int tree =
                    (int) CLibrary.syscall("open_tree", OPEN_TREE, HERE, node.toString(), CLONE, MemorySegment.NULL, 0);
            try {
                place(tree, back, name);
            } finally {
                CLibrary.close(tree);
            }
        });
    }

    private static long number(Path device) throws IOException {
        return ((Number) Files.getAttribute(device, "unix:rdev")).longValue();
    }

    private Path node(long number, String name) throws IOException {
        Path node = NODES.resolve(name);
        if (!Files.exists(node, LinkOption.NOFOLLOW_LINKS)) {
            CLibrary.mknodat(HERE, node.toString(), BLOCK_DEVICE, number);
        } else if (number(node) != number) {
            throw new IOException(name + " is another device");
        }
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rw-rw----"));
        Files.setAttribute(node, "unix:gid", owner + DISK_GROUP);
        Files.setAttribute(node, "unix:uid", owner);
        return node;
    }

    private void place(int tree, int back, String name) throws IOException {
        int folder = devices();
        int guest = CLibrary.open("/proc/" + init + "/ns/mnt", CLOSE_ON_EXEC);
        try {
            var other = GuestNames.other(name);
            if (other.isPresent() && Files.exists(NODES.resolve(other.get()), LinkOption.NOFOLLOW_LINKS)) {
                // It stands for that device; now there is one of this name.
                remove(folder, name);
            }
            make(folder, name);
            int target = below(folder, name, PATH_ONLY);
            try {
                GuestCalls.moveMount(guest, back, tree, target);
            } finally {
                CLibrary.close(target);
            }
            if (other.isPresent()) {
                link(folder, name, other.get());
            }
        } finally {
            CLibrary.close(guest);
            CLibrary.close(folder);
        }
    }

    /** The device's other name, unless something has it. */
    private void link(int folder, String name, String other) throws IOException {
        CLibrary.ownFilesAs(owner);
        try {
            CLibrary.symlinkat(name, folder, other);
        } catch (CLibrary.Failed e) {
            if (e.error() != EXISTS) {
                throw e;
            }
        } finally {
            CLibrary.ownFilesAs(0);
        }
    }

    /** The machine's {@code /dev}, whatever the machine made of it: never a folder of the host. */
    private int devices() throws IOException {
        int root = CLibrary.open("/proc/" + init + "/root", PATH_ONLY);
        try {
            return below(root, "dev", PATH_ONLY);
        } finally {
            CLibrary.close(root);
        }
    }

    static int below(int folder, String name, int flags) throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(HOW, Long.BYTES);
            how.set(ValueLayout.JAVA_LONG, 0, flags);
            how.set(ValueLayout.JAVA_LONG, 16, STRICTLY_BELOW);
            return (int) CLibrary.syscall(
                    "open " + name, OPEN_AT, folder, name, how.address(), MemorySegment.ofAddress(HOW), 0);
        }
    }

    /** The file under the mount, which has to belong to a user that the machine's file system knows. */
    private void make(int folder, String name) throws IOException {
        CLibrary.ownFilesAs(owner);
        try {
            CLibrary.mknodat(folder, name, PLAIN_FILE, 0);
        } catch (CLibrary.Failed e) {
            if (e.error() != EXISTS) {
                throw e;
            }
        } finally {
            CLibrary.ownFilesAs(0);
        }
    }

    /** Takes a device away from the machine for good; does nothing where there is none. */
    public void hide(String name) throws IOException {
        inside(back -> {
            revoke(NODES.resolve(name));
            int guest = CLibrary.open("/proc/" + init + "/ns/mnt", CLOSE_ON_EXEC);
            try {
                int tries = 0;
                while (tries < MOST_MOUNTS && GuestCalls.unmount(guest, back, "/dev/" + name)) {
                    tries++;
                }
            } finally {
                CLibrary.close(guest);
            }
            int folder = devices();
            try {
                remove(folder, name);
                var other = GuestNames.other(name);
                if (other.isPresent() && !Files.exists(NODES.resolve(other.get()), LinkOption.NOFOLLOW_LINKS)) {
                    remove(folder, other.get());
                }
            } finally {
                CLibrary.close(folder);
            }
        });
    }

    private static void remove(int folder, String name) throws IOException {
        try {
            CLibrary.unlinkat(folder, name);
        } catch (CLibrary.Failed e) {
            // The machine removed it itself, or made something else of it.
            Logger.getLogger(GuestDevices.class.getName()).log(Level.FINE, e.getMessage());
        }
    }

    private static void revoke(Path node) throws IOException {
        if (Files.exists(node, LinkOption.NOFOLLOW_LINKS)) {
            Files.setAttribute(node, "unix:uid", 0);
            Files.setAttribute(node, "unix:gid", 0);
            Files.setPosixFilePermissions(node, Set.of());
            Files.delete(node);
        }
    }

    /** A machine can make this wait for ever, for example by a file system of its own; nobody waits longer than the limit. */
    private void inside(Work work) throws IOException {
        var task = new FutureTask<Boolean>(() -> {
            CLibrary.unshare(FILE_SYSTEM);
            int back = CLibrary.open("/proc/" + supervisor + "/ns/mnt", CLOSE_ON_EXEC);
            try {
                CLibrary.setns(back, MOUNTS);
                work.run(back);
            } finally {
                CLibrary.close(back);
            }
            return true;
        });
        Thread.ofPlatform().daemon().name("devices of " + init).start(task);
        try {
            task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (TimeoutException e) {
            throw new IOException("the machine's /dev does not answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }
}
