package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.FailedFileSystem;
import io.unkai.planes.linux.ffm.FuseDevice;
import io.unkai.planes.linux.ffm.HeldProcess;
import io.unkai.planes.linux.ffm.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a machine has mounted of a device that was taken away by force. The program that is the file system keeps much of it in memory and
 * would go on as if the disk were there; so it is ended, and from then on everything that is asked of the file system is an I/O error,
 * as on a computer whose disk is gone.
 */
final class LostMounts {
    private static final Logger LOG = Logger.getLogger(LostMounts.class.getName());
    /** File systems that answer with errors at the same time; further ones are only ended. */
    private static final Semaphore ROOM = new Semaphore(64);

    private static final int MOST_FILES = 4096;
    /** The device from which programs read what is asked of a file system. */
    private static final long FUSE = number(10, 229);

    private static final int FILE_TYPE = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BLOCK_DEVICE = 0x6000;

    private LostMounts() {}

    /**
     * Fails the file systems of a machine that are on these devices.
     *
     * @param loops devices that reach nothing any more
     */
    static void fail(String machine, List<Path> loops) throws IOException {
        var numbers = new HashSet<Long>();
        for (Path loop : loops) {
            numbers.add(((Number) Files.getAttribute(loop, "unix:rdev")).longValue());
        }
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (isOf(machine, process)) {
                    failIfMounted(machine, process, numbers);
                }
            }
        }
    }

    /** Whose process it is, is looked at once more: the number may be another's by now. */
    private static void failIfMounted(String machine, Path process, Set<Long> devices) throws IOException {
        var found = HeldProcess.of(Long.parseLong(String.valueOf(process.getFileName())));
        if (found.isPresent()) {
            try (var held = found.get()) {
                var fuse = requests(process, devices);
                if (fuse.isPresent() && isOf(machine, process)) {
                    fail(held, fuse.getAsInt());
                }
            }
        }
    }

    private static boolean isOf(String machine, Path process) {
        try {
            var groups = Files.readString(process.resolve("cgroup"), StandardCharsets.UTF_8);
            return groups.lines()
                    .anyMatch(line -> line.endsWith("/unkai/" + machine) || line.contains("/unkai/" + machine + '/'));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where a process reads what is asked of a file system on one of these devices, if it is one. */
    private static OptionalInt requests(Path process, Set<Long> devices) {
        int fuse = -1;
        boolean disk = false;
        int seen = 0;
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (seen++ == MOST_FILES) {
                    break;
                }
                int type = ((Number) Files.getAttribute(file, "unix:mode")).intValue() & FILE_TYPE;
                long number = ((Number) Files.getAttribute(file, "unix:rdev")).longValue();
                if (type == CHARACTER_DEVICE && number == FUSE) {
                    fuse = Integer.parseInt(String.valueOf(file.getFileName()));
                }
                disk |= type == BLOCK_DEVICE && devices.contains(number);
            }
        } catch (IOException gone) {
            return OptionalInt.empty();
        }
        return disk && fuse >= 0 ? OptionalInt.of(fuse) : OptionalInt.empty();
    }

    private static void fail(HeldProcess program, int requests) throws IOException {
        if (!ROOM.tryAcquire()) {
            program.signal(Signals.KILL);
            return;
        }
        FuseDevice device = null;
        try {
            device = FuseDevice.of(program, requests);
            if (Idle.stop(program, requests)) {
                serve(device);
                device = null;
            } else {
                LOG.log(Level.INFO, "A file system without a disk is ended while it works");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file system without a disk is only ended", e);
        } finally {
            // A request that it still worked on ends with the last descriptor.
            program.signal(Signals.KILL);
            if (device != null) {
                device.close();
                ROOM.release();
            }
        }
    }

    private static void serve(FuseDevice device) {
        Thread.ofPlatform().daemon().name("unkai-lost-mount").start(() -> {
            try {
                new FailedFileSystem(device).run();
            } finally {
                ROOM.release();
            }
        });
    }

    private static long number(int major, int minor) {
        return (long) major << 8 | minor;
    }
}
