package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Echo;
import io.unkai.benchmarks.Scratch;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.store.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Objects of 1 KiB by 64 clients at a time, against the store's own group commit and reading. */
public final class SmallObjectRows {
    private static final int CLIENTS = 64;
    private static final int KEYS = 16;
    private static final int SIZE = 1_024;
    private static final long ROUND = 2_000_000_000L;

    private record Key(int client, int number) {}

    private record Value(Blob bytes) {}

    private static final Table<Key, Value> TABLE =
            new Table<>("bench", KeyCodecs.of(Key.class), RecordCodec.of(Value.class));

    private SmallObjectRows() {}

    /** Measures and prints. */
    public static void run() throws IOException, InterruptedException {
        var body = new byte[SIZE];
        new Random(1).nextBytes(body);
        var value = new Value(Blob.wrap(body));
        try (var scratch = Scratch.make();
                var process =
                        CloudProcess.start(Files.createDirectory(scratch.path().resolve("cloud")), List.of());
                var store = RocksStore.open(scratch.path().resolve("store"));
                var echo = Echo.start();
                var peers = Peers.start(scratch.path())) {
            var cloud = new Target("cloud", process.port(), process.key());
            // Sent 1 KiB, answers 1 KiB: more than both calls need of HTTP.
            var bare = new Target("a bare HTTP echo", echo.port(), process.key());
            cloud.call("PUT", "/" + Target.BUCKET, new byte[0]);
            var puts = new Contest("PUT 1 KiB, 64 clients, durable", "%.0f /s", () -> put(cloud, body))
                    .against(
                            "the store's group commit",
                            ">= 0.5",
                            () -> rate((client, number) -> store.write(txn -> {
                                txn.put(TABLE, new Key(client, number), value);
                                return true;
                            })))
                    .against(bare.name(), "", () -> put(bare, body));
            peers.targets().forEach(peer -> puts.against(peer.name(), "> 1", () -> put(peer, body)));
            puts.run();
            var gets = new Contest("GET 1 KiB, 64 clients", "%.0f /s", () -> get(cloud))
                    .against(
                            "the store's get",
                            ">= 0.5",
                            () -> rate((client, number) -> store.read(txn -> txn.get(TABLE, new Key(client, number)))))
                    .against(bare.name(), "", () -> put(bare, body));
            peers.targets().forEach(peer -> gets.against(peer.name(), "> 1", () -> get(peer)));
            gets.run();
        }
    }

    private static double put(Target target, byte[] body) throws IOException, InterruptedException {
        return drive(target, "PUT", body, KEYS);
    }

    private static double get(Target target) throws IOException, InterruptedException {
        // Slow servers may have stored no more than the first of each client.
        return drive(target, "GET", new byte[0], 1);
    }

    private static double drive(Target target, String method, byte[] body, int keys)
            throws IOException, InterruptedException {
        var requests = new byte[CLIENTS][keys][];
        for (int client = 0; client < CLIENTS; client++) {
            for (int number = 0; number < keys; number++) {
                requests[client][number] =
                        target.request(method, Target.object("small/" + client + "/" + number), body);
            }
        }
        return new Drive(target.port(), CLIENTS, client -> new Supplier<>() {
                    private int next;

                    @Override
                    public byte[][] get() {
                        return new byte[][] {requests[client][next++ % keys]};
                    }
                })
                .perSecond(ROUND);
    }

    /** A call on the store. */
    @FunctionalInterface
    private interface Work {
        Object call(int client, int number);
    }

    private static double rate(Work work) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            long begun = System.nanoTime();
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Long>) () -> {
                        long done = 0;
                        while (System.nanoTime() - begun < ROUND) {
                            work.call(client, (int) (done++ % KEYS));
                        }
                        return done;
                    })
                    .toList();
            long sum = 0;
            for (var one : threads.invokeAll(clients)) {
                sum += one.get();
            }
            return sum / ((System.nanoTime() - begun) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
