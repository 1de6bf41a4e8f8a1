package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.WriteOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has what is written to the loop device of a file written on to the file's disk, a part after another. Left alone, the kernel begins
 * only when somebody asks for the end of it, who then waits for all.
 */
final class WriteBehind implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriteBehind.class.getName());
    /** Less than the disk takes in the time between two looks would keep it waiting; much less would write often what changes often. */
    private static final long PART = 16L << 20;

    /** Smaller requests on average lie here and there: it takes as long for them early as late, and some of them never need to be written. */
    private static final long LARGE = 64 << 10;

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long QUIET_PERIOD = TimeUnit.MILLISECONDS.toNanos(40);
    /** After so many looks at which nothing had been written it is quiet. */
    private static final int SOON = 100;

    private final Path file;
    private @Nullable Thread thread;
    private @Nullable Path device;

    /** @param file what a loop device may have, now or later */
    WriteBehind(Path file) {
        this.file = file;
    }

    /** To be called every second: begins where the file has a device, and ends where it has none any more. */
    synchronized void tend() {
        try {
            var known = device;
            if (known != null
                    && LoopDevice.file(known).filter(file.toString()::equals).isEmpty()) {
                close();
            }
            if (thread == null || !thread.isAlive()) {
                begin();
            }
        } catch (IOException e) {
            throw new BlockException("the device of " + file + " cannot be looked at", e);
        }
    }

    private void begin() throws IOException {
        for (var found : LoopDevice.of(file)) {
            var counts = new DeviceCounts(found);
            var written = counts.written();
            device = found;
            thread = Thread.ofPlatform().daemon().name("write behind").start(() -> run(counts, written));
            return;
        }
    }

    private void run(DeviceCounts counts, DeviceCounts.Written before) {
        try (counts;
                var out = WriteOut.of(file)) {
            var begun = before;
            var seen = before;
            for (int quiet = 0; ; quiet++) {
                TimeUnit.NANOSECONDS.sleep(quiet < SOON ? PERIOD : QUIET_PERIOD);
                var now = counts.written();
                quiet = now.equals(seen) ? quiet : 0;
                seen = now;
                var fresh = now.since(begun);
                if (fresh.bytes() >= PART) {
                    if (fresh.bytes() >= LARGE * fresh.requests()) {
                        out.begin();
                    }
                    begun = now;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.FINE, e, () -> file + " is written when the kernel finds it is time");
        }
    }

    /** Lets go of the file, once it is not being worked on; another second begins anew. */
    @Override
    public synchronized void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
        device = null;
    }
}
