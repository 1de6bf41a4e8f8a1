package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.DeliveryTables.CHAINS;
import static io.unkai.services.management.cloudtrail.DeliveryTables.FILES;
import static io.unkai.services.management.cloudtrail.DeliveryTables.STREAMS;
import static io.unkai.services.management.cloudtrail.DeliveryTables.WAITING;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.cloudtrail.DeliveryTables.Place;
import io.unkai.services.management.cloudtrail.DeliveryTables.Stream;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Delivers what waits, stream by stream, when {@link #request} asked for it. */
record Deliveries(Store store, LogDelivery logs, DigestDelivery digests, Supplier<Instant> clock)
        implements Reconciler {
    private static final String KIND = "cloudtrail.delivery";
    private static final int PARTS = 4;

    @Override
    public String kind() {
        return KIND;
    }

    /** Asks for all streams to be looked at. */
    static void request(Txn txn) {
        try (var cursor = txn.scan(Trail.TABLE, Range.ALL)) {
            while (cursor.hasNext()) {
                var trail = cursor.next().value();
                for (var region : regions(txn, trail)) {
                    txn.reconcile(KIND, key(trail, region));
                }
            }
        }
    }

    /** Asks for a trail's own region to be looked at, which also makes its signing key. */
    static void request(Txn txn, Trail trail) {
        txn.reconcile(KIND, key(trail, trail.region()));
    }

    private static String key(Trail trail, String region) {
        return String.join("/", trail.account(), trail.region(), trail.name(), region);
    }

    private static TreeSet<String> regions(ReadTxn txn, Trail trail) {
        var regions = new TreeSet<String>();
        if (trail.logging()) {
            regions.add(trail.region());
        }
        var streams = STREAMS.prefix(trail.id());
        try (var chains = txn.scan(CHAINS, streams);
                var files = txn.scan(FILES, streams);
                var waiting = txn.scan(WAITING, streams)) {
            chains.forEachRemaining(entry -> regions.add(entry.key().region()));
            files.forEachRemaining(entry -> regions.add(entry.key().region()));
            while (waiting.hasNext()) {
                var place = waiting.next().key();
                regions.add(place.stream().region());
                waiting.seek(after(place));
            }
        }
        return regions;
    }

    private static byte[] after(Place place) {
        return DeliveryTables.PLACES.start(place.stream(), Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Override
    public Outcome reconcile(String key) throws IOException {
        var parts = key.split("/", PARTS);
        if (parts.length < PARTS) {
            return Outcome.done();
        }
        var trail = store.read(txn -> txn.get(Trail.TABLE, new Trail.Key(parts[0], parts[1], parts[2])));
        if (trail != null) {
            var stream = new Stream(trail.id(), parts[3]);
            logs.deliver(trail, stream, clock.get());
            digests.deliver(trail, stream, clock.get());
        }
        return Outcome.done();
    }
}
