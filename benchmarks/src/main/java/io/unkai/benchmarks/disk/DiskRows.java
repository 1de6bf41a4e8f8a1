package io.unkai.benchmarks.disk;

import io.unkai.benchmarks.Median;
import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.block.PoolBlockPlane;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.image.KeptImages;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Snapshots, volumes made of them, and what goes through volumes, plain and encrypted; needs root, and no machine. */
public final class DiskRows {
    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long GIB = 1L << 30;
    private static final String VOLUME = "vol-00000001";
    private static final String ENCRYPTED = "vol-00000002";

    private final PoolBlockPlane pool;
    private final Path folder;
    private int made = 2;

    private DiskRows(PoolBlockPlane pool, Path folder) {
        this.pool = pool;
        this.folder = folder;
    }

    /** Runs them where the host can. */
    public static void run() throws IOException {
        var folder = Files.createTempDirectory("unkai-bench");
        var pool = new PoolBlockPlane(folder, KeptImages.none());
        var missing = pool.cannotEncrypt();
        if (missing.isPresent()) {
            System.out.println("volumes                        not measured: " + missing.get());
            Files.delete(folder);
            return;
        }
        try {
            new DiskRows(pool, folder).measure();
        } finally {
            pool.removeAll();
            Command.of("rm", "-rf", "--one-file-system", folder.toString()).check();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Median median(Work work) throws IOException {
        var all = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            all[i] = seconds(work);
        }
        return Median.of(all);
    }

    private void measure() throws IOException {
        pool.createBlank(VOLUME, 10 * GIB);
        try (var device = LoopDevice.attach(pool.file(VOLUME))) {
            transfer(device.path(), "1M", 1024, true);
        }
        Detached.await(pool.file(VOLUME));
        Path copy = pool.file(VOLUME).resolveSibling("copy");
        var copied = median(() -> {
            Command.of("dd", "if=" + pool.file(VOLUME), "of=" + copy, "bs=1M", "count=1024", "conv=fsync")
                    .within(LIMIT)
                    .check();
            Files.delete(copy);
        });
        var snapped = median(() -> pool.snapshot(next("snap-"), VOLUME));
        row("snapshot of 10 GiB, 1 GiB used", snapped, copied);
        pool.snapshot("snap-00000001", VOLUME);
        var restored = median(() -> {
            var volume = next("vol-");
            pool.createFrom(volume, "snap-00000001", 10 * GIB);
            LoopDevice.attach(pool.file(volume)).close();
        });
        row("volume from it, attached", restored, copied);
        throughput();
    }

    private String next(String prefix) {
        return prefix + String.format(Locale.ROOT, "%08x", ++made);
    }

    private static void row(String name, Median own, Median reference) {
        System.out.println(String.format(Locale.ROOT, "%-31s", name) + own.text("%.3f s") + "   copying 1 GiB "
                + reference.text("%.2f s")
                + String.format(Locale.ROOT, ", %.0f times as fast", reference.median() / own.median()));
    }

    /** The same file system's file is the reference of the plain volume, and that is the one of the encrypted volume. */
    private void throughput() throws IOException {
        Path file = folder.resolve("pool/file");
        transfer(file, "1M", 256, true);
        byte[] key = new byte[DiskKey.BYTES];
        new Random(1).nextBytes(key);
        var known = pool.knowing(Map.of(ENCRYPTED, new DiskKey(key)));
        known.createBlank(ENCRYPTED, GIB);
        known.unlock(ENCRYPTED);
        try (var plain = LoopDevice.attach(pool.file(VOLUME));
                var encrypted = LoopDevice.attach(pool.file(ENCRYPTED))) {
            transfer(encrypted.path(), "1M", 256, true);
            Path[] paths = {file, plain.path(), encrypted.path()};
            rates("1 MiB writes", "1M", 256, true, paths);
            rates("1 MiB reads", "1M", 256, false, paths);
            rates("4 KiB writes", "4k", 4096, true, paths);
            rates("4 KiB reads", "4k", 4096, false, paths);
        } finally {
            Files.delete(file);
        }
        Detached.await(pool.file(ENCRYPTED));
        pool.lock(ENCRYPTED);
    }

    /** @param paths a file, a plain volume and an encrypted one */
    private static void rates(String name, String block, int count, boolean writing, Path... paths) throws IOException {
        double[] rates = new double[paths.length];
        for (int i = 0; i < paths.length; i++) {
            var path = paths[i];
            rates[i] =
                    count / median(() -> transfer(path, block, count, writing)).median();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%-31s%.0f /s plain, %.0f /s encrypted   a file: %.0f /s; ratios %.2f and %.2f",
                name,
                rates[1],
                rates[2],
                rates[0],
                rates[1] / rates[0],
                rates[2] / rates[1]));
    }

    /** Reads or writes blocks one after another, past the host's memory. */
    private static void transfer(Path path, String block, int count, boolean writing) {
        var command = writing
                ? Command.of(
                        "dd",
                        "if=/dev/zero",
                        "of=" + path,
                        "bs=" + block,
                        "count=" + count,
                        "oflag=direct",
                        "conv=notrunc,fsync")
                : Command.of("dd", "if=" + path, "of=/dev/null", "bs=" + block, "count=" + count, "iflag=direct");
        command.within(LIMIT).check();
    }
}
