package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.CommandException;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A file system that can share what copies have in common, in a sparse file in the data directory. It is never larger than what the disk
 * has room for, as a file system that is refused a write by its disk is lost to all its users; it grows when the disk does.
 */
final class Pool {
    private static final long GIB = 1L << 30;
    /** Bytes of the disk that are not for volumes. */
    private static final long RESERVE = 2 * GIB;

    private static final long LEAST = 12 * GIB;
    /** With less than this free, writes fail sooner or later. */
    private static final long LEAST_ROOM = 64L << 20;

    private final Path file;
    private final Path folder;

    Pool(Path data) {
        file = data.resolve("pool.img");
        folder = data.resolve("pool");
    }

    /** The folder in which it is mounted. */
    Path folder() {
        return folder;
    }

    /** What is mounted there. */
    Path file() {
        return file;
    }

    /** What is done to files of a pool. */
    @FunctionalInterface
    interface Work<T> {
        T call() throws IOException;
    }

    /**
     * Does something to its files, and mounts it first where that is needed.
     *
     * @param what what cannot be worked on where it fails
     * @throws BlockException if it fails
     */
    <T> T opened(String what, Work<T> work) {
        try {
            open();
            return work.call();
        } catch (IOException | CommandException e) {
            throw new BlockException(what + " cannot be worked on: " + e.getMessage(), e);
        }
    }

    /** The ids of the disks whose files begin so. */
    Set<String> disks(String pattern) {
        var ends = pattern + '{' + DiskFile.PLAIN + ',' + DiskFile.ENCRYPTED + '}';
        return exists() ? opened("the disks", () -> PoolFiles.ids(folder, ends)) : Set.of();
    }

    /** Why this host can have none, if so. */
    static Optional<String> unavailable() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("volumes need root");
        }
        if (!Files.exists(Path.of("/dev/loop-control"))) {
            return Optional.of("the kernel has no loop devices");
        }
        return Tools.firstMissing(List.of("mkfs.xfs", "xfs_growfs", "resize2fs", "losetup", "findmnt"))
                .map(tool -> tool + " is not installed; it is needed for volumes (packages xfsprogs, e2fsprogs)");
    }

    /** Why it takes nothing more, if so. */
    Optional<String> full() {
        try {
            return exists() && isOpen() && Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM
                    ? Optional.of(
                            "there is no room for more on the disk that volumes are kept on; delete snapshots, images and"
                                    + " volumes, or free space on the disk of " + file.getParent())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the disk that volumes are kept on cannot be looked at: " + e.getMessage());
        }
    }

    /** Whether anything was ever put into it. */
    boolean exists() {
        return Files.exists(file);
    }

    /** Makes it where there is none, mounts it where it is not, and lets it grow with the disk. */
    synchronized void open() throws IOException {
        Files.createDirectories(folder);
        if (isOpen()) {
            return;
        }
        if (!Files.exists(file)) {
            make();
        }
        // A copy of a data directory may be in use beside it; their pools call themselves the same.
        Command.of(
                        "mount",
                        "-t",
                        "xfs",
                        "-o",
                        "loop,nosuid,nodev,noexec,noatime,discard,nouuid",
                        file.toString(),
                        folder.toString())
                .check();
        grow();
    }

    /**
     * How many bytes can still be written to it, and to the disk that it is on, at least; nothing where it is not in use. What the kernel
     * has in memory may all be for new places of volumes, and takes none before it is written.
     */
    OptionalLong free() throws IOException {
        if (!exists() || !isOpen()) {
            return OptionalLong.empty();
        }
        long now = Math.min(
                Files.getFileStore(folder).getUsableSpace(),
                Files.getFileStore(file.getParent()).getUsableSpace());
        return OptionalLong.of(now - Unwritten.bytes());
    }

    /** Whether it is mounted. */
    boolean isOpen() throws IOException {
        return Mounts.isMounted(folder.toRealPath());
    }

    /** Unmounts it, unless a volume is in use. */
    synchronized void close() throws IOException {
        if (Files.isDirectory(folder) && isOpen()) {
            Command.of("umount", folder.toString()).run();
        }
    }

    private void make() throws IOException {
        long size = room();
        if (size < LEAST) {
            throw new IOException("the disk of " + file.getParent() + " has room for " + size / GIB
                    + " GiB of volumes; at least " + LEAST / GIB + " GiB are needed");
        }
        Path begun = file.resolveSibling("pool.img.new");
        Files.deleteIfExists(begun);
        try (var sparse = new RandomAccessFile(begun.toFile(), "rw")) {
            sparse.setLength(size);
        }
        Command.of("mkfs.xfs", "-q", "-m", "reflink=1", "-K", begun.toString()).check();
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void grow() throws IOException {
        long size = Files.size(file);
        FileStore pool = Files.getFileStore(folder);
        long possible = room() + pool.getTotalSpace() - pool.getUnallocatedSpace();
        if (possible < size + GIB) {
            return;
        }
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(possible / GIB * GIB);
        }
        Command.of("losetup", "--set-capacity", device()).check();
        Command.of("xfs_growfs", folder.toString()).check();
    }

    private String device() {
        return Command.of("findmnt", "--noheadings", "--output", "SOURCE", "--mountpoint", folder.toString())
                .check()
                .strip();
    }

    private long room() throws IOException {
        FileStore store = Files.getFileStore(file.getParent());
        return Math.max(0, store.getUsableSpace() - RESERVE) / GIB * GIB;
    }
}
