package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.DeliveryTables.DELIVERED;
import static io.unkai.services.management.cloudtrail.DeliveryTables.FILES;
import static io.unkai.services.management.cloudtrail.DeliveryTables.PLACES;
import static io.unkai.services.management.cloudtrail.DeliveryTables.WAITING;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.cloudtrail.DeliveryTables.Delivered;
import io.unkai.services.management.cloudtrail.DeliveryTables.File;
import io.unkai.services.management.cloudtrail.DeliveryTables.Place;
import io.unkai.services.management.cloudtrail.DeliveryTables.Stream;
import io.unkai.services.management.cloudtrail.DeliveryTables.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Delivers the events of one stream as log files. */
record LogDelivery(Store store, Ids ids, Bucket bucket) {
    private static final int MAX_EVENTS = 5_000;
    private static final int MAX_CHARS = 8 << 20;

    /** Delivers what waits. A refusal of S3 ends it until the next time, and is shown by the trail's status. */
    void deliver(Trail trail, Stream stream, Instant now) throws IOException {
        var file = next(trail, stream, now);
        while (file != null) {
            try {
                bucket.put(trail, file, Map.of());
            } catch (ApiException e) {
                store.write(txn -> {
                    Status.of(txn, trail).notDelivered(now, e.code()).put(txn, trail);
                    return e;
                });
                return;
            }
            done(trail, stream, file, now);
            file = next(trail, stream, now);
        }
    }

    /** The file that was made before and perhaps not delivered, else one of what waits, else null. */
    private @Nullable File next(Trail trail, Stream stream, Instant now) {
        return store.write(txn -> {
            var made = txn.get(FILES, stream);
            return made != null ? made : make(txn, trail, stream, now);
        });
    }

    private @Nullable File make(Txn txn, Trail trail, Stream stream, Instant now) {
        var events = new ArrayList<Waiting>();
        var places = new ArrayList<Place>();
        int chars = 0;
        try (var cursor = txn.scan(WAITING, PLACES.prefix(stream))) {
            while (cursor.hasNext() && events.size() < MAX_EVENTS && chars < MAX_CHARS) {
                var entry = cursor.next();
                events.add(entry.value());
                places.add(entry.key());
                chars += entry.value().json().length();
            }
        }
        // A trail that was deleted meanwhile has forgotten its events.
        if (events.isEmpty() || txn.get(Trail.TABLE, trail.key()) == null) {
            return null;
        }
        places.forEach(place -> txn.delete(WAITING, place));
        var file = LogFile.of(trail, stream.region(), events, now, ids);
        txn.put(FILES, stream, file);
        return file;
    }

    private void done(Trail trail, Stream stream, File file, Instant now) {
        store.write(txn -> {
            if (txn.get(FILES, stream) == null) {
                return false;
            }
            txn.delete(FILES, stream);
            if (trail.target().validation()) {
                var stamp = txn.stamp();
                txn.put(
                        DELIVERED,
                        new Place(stream, stamp.version(), stamp.serial()),
                        new Delivered(
                                trail.target().bucket(),
                                LogFile.under(trail, file.key()),
                                file.hash(),
                                file.oldest(),
                                file.newest()));
            }
            Status.of(txn, trail).delivered(now).put(txn, trail);
            return true;
        });
    }
}
