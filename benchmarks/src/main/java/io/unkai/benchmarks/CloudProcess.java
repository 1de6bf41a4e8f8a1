package io.unkai.benchmarks;

import io.unkai.server.run.FirstStart;
import io.unkai.server.run.RunFile;
import io.unkai.store.rocksdb.RocksEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A cloud of its own, started as the command line starts one: same class path, flags and start-up cache. */
public final class CloudProcess implements AutoCloseable {
    private static final long LOOK_NANOS = 2_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Child child;
    private final int port;
    private final FirstStart key;

    private CloudProcess(Path folder, Child child) throws IOException {
        this.child = child;
        this.port = awaitReady(folder).port();
        this.key = FirstStart.read(data(folder)).orElseThrow();
    }

    /** Starts one with its data in this folder, which may hold that of an earlier one. */
    static CloudProcess start(Path folder) throws IOException {
        return start(folder, List.of());
    }

    /** Starts one with more flags for its runtime and more options. */
    public static CloudProcess start(Path folder, List<String> flags, String... options) throws IOException {
        var words = new ArrayList<String>(flags());
        words.addAll(flags);
        words.addAll(List.of("-cp", System.getProperty("unkai.server.classpath"), "io.unkai.server.Main"));
        words.addAll(List.of("--data", data(folder).toString(), "--port", "0", "--tls-port", "0", "--log-to-file"));
        words.addAll(List.of(options));
        var variables = new HashMap<>(RocksEnvironment.variables());
        variables.put("UNKAI_MACHINE_KEY", folder.resolve("machine.key").toString());
        return new CloudProcess(folder, Child.java(variables, words));
    }

    private static List<String> flags() {
        var flags = new ArrayList<String>();
        var cache = System.getProperty("unkai.server.cache", "");
        if (!cache.isEmpty()) {
            flags.add("-XX:AOTCache=" + cache);
        }
        flags.addAll(
                Arrays.asList(System.getProperty("unkai.server.flags").trim().split("\\s+")));
        return flags;
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private RunFile awaitReady(Path folder) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until && child.alive()) {
            var run = RunFile.read(data(folder));
            if (run.isPresent()) {
                return run.get();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IOException("the server did not start; see " + data(folder).resolve("logs"));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its root user's key. */
    public FirstStart key() {
        return key;
    }

    /** Resident memory in MiB. */
    public double residentMebibytes() throws IOException {
        return child.residentMebibytes();
    }

    double processorSeconds() {
        return child.processorSeconds();
    }

    @Override
    public void close() {
        child.close();
    }
}
