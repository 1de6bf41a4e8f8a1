package io.unkai.benchmarks.instance;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What can be seen of a guest from outside. */
final class Guest {
    private static final int SSH = 22;
    private static final int CONNECT_MILLIS = 20;
    private static final int READ_MILLIS = 5_000;
    private static final long LOOK_NANOS = 2_000_000;
    private static final long RARE_LOOK_NANOS = 100_000_000;
    private static final int QUIET_LOOKS = 10;
    private static final long QUIET_LOOK_NANOS = 500_000_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private Guest() {}

    /** Waits until sshd says who it is. An attempt of which nothing was answered is given up soon: the kernel repeats it after a second. */
    static void awaitBanner(String address) throws IOException {
        awaitBanner(address, LOOK_NANOS);
    }

    private static Void awaitBanner(String address, long lookNanos) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            if (banner(address)) {
                return null;
            }
            LockSupport.parkNanos(lookNanos);
        }
        throw new IOException(address + " has no sshd");
    }

    /** Waits for the banners of many that start at once, looking at each rarely: the processors are theirs. */
    static void awaitBanners(List<String> addresses) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = addresses.stream()
                    .<Callable<Void>>map(address -> () -> awaitBanner(address, RARE_LOOK_NANOS))
                    .toList();
            for (var wait : threads.invokeAll(waits)) {
                wait.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static boolean banner(String address) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(address, SSH), CONNECT_MILLIS);
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    /** Does something with every process that is in the same process namespace as this one. */
    private static <T> List<T> each(long init, Look<T> look) throws IOException {
        var own = Files.readSymbolicLink(Path.of("/proc", Long.toString(init), "ns/pid"))
                .toString();
        var seen = new ArrayList<T>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                try {
                    if (Files.readSymbolicLink(process.resolve("ns/pid"))
                            .toString()
                            .equals(own)) {
                        seen.add(look.at(process));
                    }
                } catch (IOException e) {
                    Logger.getLogger(Guest.class.getName()).log(Level.FINER, "it ended", e);
                }
            }
        }
        return seen;
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(Path process) throws IOException;
    }

    /** Waits until the machine has been set up for a while: what does that has ended, so that only what always runs is left. */
    static void awaitSetUp(long init) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
            LockSupport.parkNanos(QUIET_LOOK_NANOS);
            boolean busy = each(init, process -> Files.readString(process.resolve("cmdline"))).stream()
                    .anyMatch(words -> words.contains("cloud-init"));
            if (System.nanoTime() > until) {
                throw new IOException("cloud-init does not end in " + init);
            }
            quiet = busy ? -1 : quiet;
        }
    }

    /** The memory of all processes in a process's own process namespace, each page's part of it, in MiB. */
    static double mebibytes(long init) throws IOException {
        return each(init, Guest::pss).stream().mapToLong(kibibytes -> kibibytes).sum() / 1024.0;
    }

    private static long pss(Path process) throws IOException {
        return Files.readAllLines(process.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Runs a script; its output. */
    static String shell(String script, String... words) {
        var all = new String[words.length + 4];
        all[0] = "sh";
        all[1] = "-euc";
        all[2] = script;
        all[3] = "sh";
        System.arraycopy(words, 0, all, 4, words.length);
        return Command.of(all).check();
    }
}
