package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.HeldProcess;
import io.unkai.planes.linux.ffm.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Stops a program that is a file system at a moment at which it has nothing to answer: each of its threads waits to read the next
 * request, and reads nothing until it stands still. What it had read would be waited for by somebody for ever.
 */
final class Idle {
    private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));
    private static final String READ = ARM ? "63 " : "0 ";
    private static final String FUTEX = ARM ? "98 " : "202 ";
    private static final int MOST_TRIES = 200;
    private static final int PAUSE_MILLIS = 5;
    private static final int MOST_THREADS = 64;

    private Idle() {}

    /**
     * Stops it.
     *
     * @param requests the file that it reads requests from
     * @return false where it was busy whenever it was looked at; it may be stopped or not then
     */
    static boolean stop(HeldProcess held, int requests) throws IOException {
        long process = held.number();
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            var before = waiting(process, requests);
            if (before.isPresent()) {
                held.signal(Signals.STOP);
                if (standsStill(process) && before.equals(waiting(process, requests))) {
                    return true;
                }
                held.signal(Signals.CONTINUE);
            }
            pause();
        }
        return false;
    }

    /** How much each thread has read, where all of them wait for a request; the first thread may wait for the others. */
    private static Optional<Map<String, String>> waiting(long process, int requests) throws IOException {
        var reading = READ + "0x" + Integer.toHexString(requests) + ' ';
        var first = Long.toString(process);
        var read = new TreeMap<String, String>();
        boolean any = false;
        try (var threads = Files.newDirectoryStream(Path.of("/proc", first, "task"))) {
            for (Path thread : threads) {
                var name = String.valueOf(thread.getFileName());
                var call = text(thread.resolve("syscall"));
                boolean reads = call.startsWith(reading);
                if (!reads && !(name.equals(first) && call.startsWith(FUTEX)) || read.size() == MOST_THREADS) {
                    return Optional.empty();
                }
                any |= reads;
                read.put(name, text(thread.resolve("io")).lines().findFirst().orElse(""));
            }
        }
        return any ? Optional.of(read) : Optional.empty();
    }

    private static boolean standsStill(long process) throws IOException {
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            boolean all = true;
            try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(process), "task"))) {
                for (Path thread : threads) {
                    var stat = text(thread.resolve("stat"));
                    all &= stat.startsWith(" T", stat.lastIndexOf(')') + 1);
                }
            }
            if (all) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
