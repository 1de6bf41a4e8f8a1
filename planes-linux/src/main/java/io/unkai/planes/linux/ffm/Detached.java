package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until nothing uses a file as a disk any more; what was written to it then is in the file. */
public final class Detached {
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Detached() {}

    /**
     * Waits.
     *
     * @throws IOException if it is still used after half a minute
     */
    public static void await(Path file) throws IOException {
        await(file, () -> LoopDevice.isAttached(file));
    }

    /** The same for the devices of a name only. @throws IOException if one is still used after half a minute */
    public static void await(Path file, String name) throws IOException {
        await(file, () -> !LoopDevice.of(file, name).isEmpty());
    }

    @FunctionalInterface
    private interface Use {
        boolean goesOn() throws IOException;
    }

    private static void await(Path file, Use use) throws IOException {
        for (long waited = 0; use.goesOn(); waited += STEP.toMillis()) {
            if (waited > LIMIT.toMillis()) {
                throw new IOException(file.getFileName() + " is still in use");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
