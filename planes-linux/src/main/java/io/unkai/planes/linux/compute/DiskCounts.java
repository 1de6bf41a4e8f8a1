package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Shows machines what the kernel counts of their own devices, under the names that these have there, for programs like {@code iostat}. All
 * counts are read at once, five times a second, and told to machines whose counts changed. While no server looks they stand still.
 */
final class DiskCounts implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DiskCounts.class.getName());
    private static final Path ALL = Path.of("/proc/diskstats");
    private static final long PERIOD_MILLIS = 200;
    /** The numbers and the name of a device stand before what is counted. */
    private static final int WORDS_BEFORE = 3;
    /** Which of the numbers says how much is being done, instead of how much was. */
    private static final int IN_FLIGHT = 8;

    private final Map<Long, Shown> machines = new HashMap<>();
    private boolean running;

    private static final class Shown {
        private final BlockView view;
        private final SortedMap<String, String> devices;
        private final Map<String, String> begun = new HashMap<>();
        private final Map<String, String> told = new HashMap<>();

        Shown(BlockView view) throws IOException {
            this.view = view;
            devices = view.devices();
            for (String device : devices.keySet()) {
                begun.put(device, view.begun(device));
            }
        }

        void tell(Map<String, String> counts) throws IOException {
            var now = new StringBuilder();
            boolean changed = false;
            for (var device : devices.entrySet()) {
                var name = device.getKey();
                var number = device.getValue().split(":", 2);
                var count = since(counts.getOrDefault(device.getValue(), ""), begun.getOrDefault(name, ""));
                now.append("%4s %7s %s %s%n".formatted(number[0], number[1], name, count));
                if (!count.equals(told.put(name, count))) {
                    view.count(name, count);
                    changed = true;
                }
            }
            if (changed) {
                view.countAll(now);
            }
        }
    }

    /** What was counted between two times, of a device that others may have had before. */
    static String since(String now, String then) {
        var begun = new StringTokenizer(then);
        var counts = new StringTokenizer(now);
        var numbers = new StringJoiner(" ");
        for (int i = 0; counts.hasMoreTokens(); i++) {
            long count = Long.parseLong(counts.nextToken());
            long before = begun.hasMoreTokens() ? Long.parseLong(begun.nextToken()) : 0;
            numbers.add(Long.toString(i == IN_FLIGHT ? count : Math.max(0, count - before)));
        }
        return numbers.toString();
    }

    /**
     * Shows a machine the counts of those devices that it has now, instead of those that it had. A machine that was made by an older
     * version shows none.
     */
    synchronized void show(long supervisor) throws IOException {
        machines.remove(supervisor);
        try {
            machines.put(supervisor, new Shown(BlockView.of(supervisor)));
        } catch (NoSuchFileException e) {
            return;
        }
        if (!running) {
            running = true;
            Thread.ofPlatform().daemon().name("disk-counts").start(this::run);
        }
    }

    private void run() {
        while (look()) {
            try {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** False once there is nobody to tell any more. */
    private synchronized boolean look() {
        try {
            var counts = machines.isEmpty()
                    ? Map.<String, String>of()
                    : of(Files.readString(ALL, StandardCharsets.US_ASCII));
            machines.values().removeIf(machine -> !isTold(machine, counts));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Instances do not see what is counted of their disks any more", e);
            machines.clear();
        }
        running = !machines.isEmpty();
        return running;
    }

    /** False where it has ended. */
    private static boolean isTold(Shown machine, Map<String, String> counts) {
        try {
            machine.tell(counts);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            LOG.log(Level.FINE, "An instance is not told any more what is counted of its disks", e);
            return false;
        }
    }

    /** What is counted, by the numbers of devices, for example {@code 7:1}. */
    static Map<String, String> of(String text) {
        var found = new HashMap<String, String>();
        text.lines().map(line -> line.strip().split(" +", WORDS_BEFORE + 1)).forEach(words -> {
            if (words.length > WORDS_BEFORE) {
                found.put(words[0] + ':' + words[1], words[WORDS_BEFORE]);
            }
        });
        return found;
    }

    @Override
    public synchronized void close() {
        machines.clear();
    }
}
