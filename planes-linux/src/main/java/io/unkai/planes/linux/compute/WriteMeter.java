package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Holds machines to numbers of writing operations that the kernel cannot hold them to: it counts pieces before they are put together. So
 * what was done is looked at ten times a second, less often while nobody writes, and the bytes that a machine may write follow from it.
 * Without such a volume there is no thread; it looks at all volumes in one file, so that many cost little more than one.
 */
final class WriteMeter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriteMeter.class.getName());
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);
    /** While nobody writes; who begins then has done more until it is noticed, but no more than is kept back within seconds. */
    private static final long QUIET_PERIOD = TimeUnit.MILLISECONDS.toNanos(250);
    /** Looks after which it is quiet where nobody wrote, and between two at whether a device is still the same volume. */
    private static final int SELDOM = 10;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Groups are not told of less than this part of what they are told already. */
    private static final double TRIFLE = 0.05;

    private final DiskGroups groups;
    private final Map<String, Metered> volumes = new HashMap<>();
    private boolean running;
    private int quiet;

    WriteMeter(DiskGroups groups) {
        this.groups = groups;
    }

    private static final class Metered {
        private final String machine;
        private final Path loop;
        private final Optional<String> file;
        private WriteAllowance allowance;
        private WriteCounts counts;
        private long at = System.nanoTime();
        private long told;

        Metered(String machine, Path loop, Optional<String> file, VolumeLimit limit, WriteCounts counts) {
            this.machine = machine;
            this.loop = loop;
            this.file = file;
            this.counts = counts;
            allowance = new WriteAllowance(limit);
        }

        boolean is(String id, Optional<String> backing) {
            return machine.equals(id) && file.equals(backing);
        }

        /** The bytes a second to tell its group. */
        long after(WriteCounts now) {
            long time = System.nanoTime();
            long bytes = allowance.after(
                    (time - at) / SECOND, now.requests() - counts.requests(), now.bytes() - counts.bytes());
            at = time;
            counts = now;
            boolean trifle = Math.abs(bytes - told) <= TRIFLE * told
                    && bytes != allowance.limit().bytes();
            return trifle ? told : bytes;
        }
    }

    /** Holds a machine to a limit on a device; what it owes there it goes on owing. */
    synchronized void limit(String machine, Path loop, VolumeLimit limit) throws IOException {
        var device = LoopDevice.number(loop);
        if (limit.together() == 0) {
            volumes.remove(device);
            groups.limit(machine, device, limit, limit.bytes());
            return;
        }
        var file = LoopDevice.file(loop);
        var known = volumes.get(device);
        if (known == null || !known.is(machine, file)) {
            known = new Metered(machine, loop, file, limit, WriteCounts.now().getOrDefault(device, WriteCounts.NONE));
            volumes.put(device, known);
        } else if (!known.allowance.limit().equals(limit)) {
            known.allowance = new WriteAllowance(limit);
        }
        known.told = known.allowance.bytes();
        groups.limit(machine, device, limit, known.told);
        if (!running) {
            running = true;
            Thread.ofPlatform().daemon().name("write-meter").start(this::run);
        }
    }

    private void run() {
        int turn = 0;
        while (look(++turn % SELDOM == 0)) {
            try {
                TimeUnit.NANOSECONDS.sleep(quiet < SELDOM ? PERIOD : QUIET_PERIOD);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** False once there is nothing to look at any more. */
    private synchronized boolean look(boolean closely) {
        try {
            quiet++;
            var counts = volumes.isEmpty() ? Map.<String, WriteCounts>of() : WriteCounts.now();
            volumes.entrySet()
                    .removeIf(volume -> !isAdjusted(
                            volume.getKey(),
                            volume.getValue(),
                            counts.getOrDefault(volume.getKey(), WriteCounts.NONE),
                            closely));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "volumes are not held to their writing operations any more", e);
            volumes.clear();
        }
        running = !volumes.isEmpty();
        return running;
    }

    /** False where the machine is gone, or has not that volume any more. */
    private boolean isAdjusted(String device, Metered volume, WriteCounts now, boolean closely) {
        try {
            if (closely && !LoopDevice.file(volume.loop).equals(volume.file)) {
                return false;
            }
            quiet = now.equals(volume.counts) ? quiet : 0;
            long bytes = volume.after(now);
            if (bytes != volume.told) {
                if (!groups.has(volume.machine)) {
                    return false;
                }
                groups.limitWriting(volume.machine, device, bytes);
                volume.told = bytes;
            }
            return true;
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> volume.machine + " is not held to its writing operations on " + volume.loop);
            return false;
        }
    }

    /** Nobody looks after them any more, so nobody should stay slow for what he does at this moment. */
    @Override
    public synchronized void close() {
        for (var volume : volumes.entrySet()) {
            var machine = volume.getValue().machine;
            try {
                if (groups.has(machine)) {
                    groups.limitWriting(
                            machine,
                            volume.getKey(),
                            volume.getValue().allowance.limit().bytes());
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> machine + " stays as slow as it is");
            }
        }
        volumes.clear();
    }
}
