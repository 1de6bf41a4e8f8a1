package io.unkai.server.cli.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The disk under the data directory. */
final class DiskProbes {
    private static final long GIB = 1L << 30;
    private static final long NEEDED_BYTES = 2 * GIB;
    private static final long LEAST_FOR_VOLUMES = GIB;
    private static final int SYNCS = 20;
    /** Slower than this, and every write of a user is felt. */
    private static final double SLOW_MILLIS = 20;

    private static final int BLOCK_BYTES = 4096;

    private DiskProbes() {}

    static List<Finding> look(Path data) {
        Path folder = data;
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isWritable(folder)) {
            return List.of(Finding.missing(
                    "data folder",
                    data + " cannot be written",
                    "choose another one with --data DIR, or run as its owner"));
        }
        var found = new ArrayList<>(List.of(space(data, folder), sync(folder)));
        volumes(data).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** How full the pool of volumes is, where it is in use. */
    private static Optional<Finding> volumes(Path data) {
        Path pool = data.resolve("volumes/pool");
        try {
            if (!Files.isDirectory(pool) || isSameDisk(pool)) {
                return Optional.empty();
            }
            var disk = Files.getFileStore(pool);
            return Optional.of(volumes(disk.getUsableSpace(), disk.getTotalSpace()));
        } catch (IOException e) {
            return Optional.of(Finding.limited("volumes", "unknown: " + e.getMessage(), "look at the server's log"));
        }
    }

    private static boolean isSameDisk(Path pool) throws IOException {
        return Files.getAttribute(pool, "unix:dev").equals(Files.getAttribute(pool.resolveSibling("."), "unix:dev"));
    }

    static Finding volumes(long free, long total) {
        String found = String.format(
                Locale.ROOT, "%d of %d GiB free for volumes, snapshots and images", free / GIB, total / GIB);
        return free >= LEAST_FOR_VOLUMES
                ? Finding.ok("volumes", found)
                : Finding.limited(
                        "volumes",
                        found + ": what instances write fails as on a full disk",
                        "delete snapshots, images and volumes; or free space on the disk of the data folder and start"
                                + " Unkai again with no instance running");
    }

    private static Finding space(Path data, Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = free / GIB + " GiB free for " + data;
            return free >= NEEDED_BYTES
                    ? Finding.ok("disk space", found)
                    : Finding.missing(
                            "disk space", found, "free at least 2 GiB, or choose another disk with --data DIR");
        } catch (IOException e) {
            return Finding.missing("disk space", "unknown: " + e.getMessage(), "choose another folder with --data DIR");
        }
    }

    private static Finding sync(Path folder) {
        try {
            double millis = syncMillis(folder);
            String found = String.format(Locale.ROOT, "%.2f ms for a write that survives a power cut", millis);
            return millis <= SLOW_MILLIS
                    ? Finding.ok("disk speed", found)
                    : Finding.limited("disk speed", found, "put the data on an SSD with --data DIR");
        } catch (IOException e) {
            return Finding.missing(
                    "disk speed", "cannot be measured: " + e.getMessage(), "choose another folder with --data DIR");
        }
    }

    private static double syncMillis(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".unkai-doctor", "");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long started = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.allocate(BLOCK_BYTES));
                channel.force(false);
            }
            return (System.nanoTime() - started) / 1e6 / SYNCS;
        } finally {
            Files.delete(file);
        }
    }
}
