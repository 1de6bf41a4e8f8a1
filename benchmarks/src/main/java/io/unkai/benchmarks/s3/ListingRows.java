package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Scratch;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.store.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Pages of 1,000 out of 1,000,000 keys, against a scan of as many flat records of the store. */
public final class ListingRows {
    private static final int OBJECTS = 1_000_000;
    private static final int PAGE = 1_000;
    private static final int BATCH = 10_000;
    private static final long ROUND = 2_000_000_000L;

    private record Flat(String name, Instant modified, long size, String etag, String type) {}

    private record Name(String name) {}

    private static final Table<Name, Flat> TABLE =
            new Table<>("flat", KeyCodecs.of(Name.class), RecordCodec.of(Flat.class));

    private ListingRows() {}

    /** Measures and prints. */
    public static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make()) {
            var folder = Files.createDirectory(scratch.path().resolve("cloud"));
            Filled.fill(folder, OBJECTS);
            try (var process = CloudProcess.start(folder, List.of());
                    var store = flat(scratch.path().resolve("flat"))) {
                var cloud = new Target("cloud", process.port(), process.key());
                new Contest("list 1,000 of 1,000,000 keys", "%.0f pages/s", () -> list(cloud, false))
                        .against("a flat scan of the store", ">= 0.5", () -> scan(store))
                        .run();
                new Contest("list 1,000 groups of 1,000,000 keys", "%.0f pages/s", () -> list(cloud, true))
                        .against("a flat scan of the store", ">= 0.5", () -> scan(store))
                        .run();
            }
        }
    }

    private static RocksStore flat(Path folder) {
        var store = RocksStore.open(folder);
        for (int from = 0; from < OBJECTS; from += BATCH) {
            int start = from;
            store.write(txn -> {
                for (int i = start; i < start + BATCH; i++) {
                    var name = Filled.key(i);
                    txn.put(
                            TABLE,
                            new Name(name),
                            new Flat(
                                    name, Instant.EPOCH, 1, "55a54008ad1ba589aa210d2629c1df41", "binary/octet-stream"));
                }
                return true;
            });
        }
        return store;
    }

    private static double list(Target cloud, boolean groups) throws IOException, InterruptedException {
        var random = new Random(1);
        var requests = new byte[64][];
        for (int i = 0; i < requests.length; i++) {
            var from = groups ? "" : Filled.key(random.nextInt(OBJECTS - PAGE)).replace("/", "%2F");
            requests[i] = cloud.request(
                    "GET",
                    "/" + Target.BUCKET + "?list-type=2&start-after=" + from + (groups ? "&delimiter=%2F" : ""),
                    new byte[0]);
        }
        var next = new int[1];
        return new Drive(cloud.port(), 1, i -> () -> new byte[][] {requests[next[0]++ % requests.length]})
                .perSecond(ROUND);
    }

    private static double scan(RocksStore store) {
        var random = new Random(1);
        long begun = System.nanoTime();
        long pages = 0;
        while (System.nanoTime() - begun < ROUND) {
            var from = KeyCodecs.of(Name.class).encode(new Name(Filled.key(random.nextInt(OBJECTS - PAGE))));
            int seen = store.read(txn -> {
                try (var cursor = txn.scan(TABLE, new Range(from, null))) {
                    int count = 0;
                    while (count < PAGE && cursor.hasNext()) {
                        count += cursor.next().value().size() > 0 ? 1 : 0;
                    }
                    return count;
                }
            });
            if (seen != PAGE) {
                throw new IllegalStateException("saw " + seen);
            }
            pages++;
        }
        return pages / ((System.nanoTime() - begun) / 1e9);
    }
}
