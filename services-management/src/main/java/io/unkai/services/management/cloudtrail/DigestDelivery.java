package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.DeliveryTables.CHAINS;
import static io.unkai.services.management.cloudtrail.DeliveryTables.DELIVERED;
import static io.unkai.services.management.cloudtrail.DeliveryTables.PLACES;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.cloudtrail.DeliveryTables.Chain;
import io.unkai.services.management.cloudtrail.DeliveryTables.Delivered;
import io.unkai.services.management.cloudtrail.DeliveryTables.File;
import io.unkai.services.management.cloudtrail.DeliveryTables.Place;
import io.unkai.services.management.cloudtrail.DeliveryTables.Stream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Delivers the digests of one stream, each about an hour after the one before. */
record DigestDelivery(Store store, SigningKeys keys, Bucket bucket) {
    private static final Duration PERIOD = Duration.ofHours(1);
    /** A digest of an hour holds the files of twelve deliveries; what is more waits for the next. */
    private static final int MAX_LOGS = 10_000;

    /** Delivers the digest that is due, if any. The chain ends where the trail ends to log or to be validated. */
    void deliver(Trail trail, Stream stream, Instant time) throws IOException {
        var now = time.truncatedTo(ChronoUnit.SECONDS);
        boolean goesOn = trail.logging() && trail.target().validation();
        var chain = store.write(txn -> chain(txn, trail, stream, goesOn));
        if (chain == null) {
            return;
        }
        // Made with the chain: who validates finds a key before the first digest.
        var key = keys.of(stream.region(), now);
        boolean last = !goesOn && now.isAfter(chain.end());
        if (chain.pending() != null || last || !now.isBefore(chain.end().plus(PERIOD))) {
            deliver(trail, stream, chain.pending() == null ? plan(trail, stream, chain, now, key) : chain, now);
        }
        if (!goesOn) {
            end(stream);
        }
    }

    private static @Nullable Chain chain(Txn txn, Trail trail, Stream stream, boolean goesOn) {
        var chain = txn.get(CHAINS, stream);
        var started = trail.started();
        if (chain != null || !goesOn || started == null) {
            return chain;
        }
        var begun = Chain.from(started.truncatedTo(ChronoUnit.SECONDS));
        txn.put(CHAINS, stream, begun);
        return begun;
    }

    /** Makes the digest and remembers it, so that the same one is delivered whatever happens in between. */
    private Chain plan(Trail trail, Stream stream, Chain chain, Instant end, SigningKeys.Key key) {
        return store.write(txn -> {
            var logs = logs(txn, stream);
            var file = new DigestFile(trail, stream, chain, end)
                    .file(logs.values().stream().toList(), key, keys);
            var planned = chain.planned(file, end);
            logs.keySet().forEach(place -> txn.delete(DELIVERED, place));
            txn.put(CHAINS, stream, planned);
            return planned;
        });
    }

    private static Map<Place, Delivered> logs(ReadTxn txn, Stream stream) {
        var logs = new LinkedHashMap<Place, Delivered>();
        try (var cursor = txn.scan(DELIVERED, PLACES.prefix(stream))) {
            while (cursor.hasNext() && logs.size() < MAX_LOGS) {
                var entry = cursor.next();
                logs.put(entry.key(), entry.value());
            }
        }
        return logs;
    }

    private void deliver(Trail trail, Stream stream, Chain planned, Instant now) throws IOException {
        var file = Objects.requireNonNull(planned.pending(), "nothing planned");
        try {
            bucket.put(trail, file, metadata(file));
        } catch (ApiException e) {
            store.write(txn -> {
                Status.of(txn, trail).notDigested(e.code()).put(txn, trail);
                return e;
            });
            return;
        }
        store.write(txn -> {
            txn.put(CHAINS, stream, after(trail, planned, file));
            Status.of(txn, trail).digested(now).put(txn, trail);
            return file;
        });
    }

    private static Map<String, String> metadata(File file) {
        return new TreeMap<>(Map.of("signature", file.signature(), "signature-algorithm", SigningKeys.ALGORITHM));
    }

    private static Chain after(Trail trail, Chain planned, File file) {
        return new Chain(
                Objects.requireNonNull(planned.pendingEnd(), "nothing planned"),
                trail.target().bucket(),
                LogFile.under(trail, file.key()),
                file.hash(),
                file.signature(),
                null,
                null);
    }

    /** Forgets the chain, unless its last digest is still to be delivered. */
    private void end(Stream stream) {
        store.write(txn -> {
            var chain = txn.get(CHAINS, stream);
            if (chain != null && chain.pending() == null) {
                txn.delete(CHAINS, stream);
            }
            return true;
        });
    }
}
