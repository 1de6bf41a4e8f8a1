package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a trail's deliveries went.
 *
 * @param attempted when the last was tried, or null
 * @param delivered when the last succeeded, or null
 * @param deliveryError the code of what the last failed by, or empty
 * @param digested when the last digest was delivered, or null
 * @param digestError the code of what the last digest failed by, or empty
 */
record Status(
        @Nullable Instant attempted,
        @Nullable Instant delivered,
        String deliveryError,
        @Nullable Instant digested,
        String digestError) {
    static final Table<String, Status> TABLE =
            new Table<>("cloudtrail.status", KeyCodecs.text(), RecordCodec.of(Status.class));
    private static final Status NONE = new Status(null, null, "", null, "");

    static Status of(ReadTxn txn, Trail trail) {
        var status = txn.get(TABLE, trail.id());
        return status == null ? NONE : status;
    }

    void put(Txn txn, Trail trail) {
        txn.put(TABLE, trail.id(), this);
    }

    Status delivered(Instant now) {
        return new Status(now, now, "", digested, digestError);
    }

    Status notDelivered(Instant now, String error) {
        return new Status(now, delivered, error, digested, digestError);
    }

    Status digested(Instant now) {
        return new Status(attempted, delivered, deliveryError, now, "");
    }

    Status notDigested(String error) {
        return new Status(attempted, delivered, deliveryError, digested, error);
    }
}
