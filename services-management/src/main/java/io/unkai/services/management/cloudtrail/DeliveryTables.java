package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to S3. An event waits in {@link #WAITING}; it moves into a {@link #FILES} row, whole, in the same commit that
 * takes it out there; that file is put into the bucket under its one name, as often as it takes, and then moves into
 * {@link #DELIVERED}, from where a digest takes it. A crash at any moment finds each event in exactly one of these places.
 */
final class DeliveryTables {
    /** A trail's events of one region. */
    record Stream(String trail, String region) {}

    /** A place in a stream, in the order of commits. */
    record Place(Stream stream, long version, long serial) {}

    /** An event that waits. */
    record Waiting(Instant time, String json) {}

    /**
     * A file that is made but perhaps not delivered.
     *
     * @param key its key without the trail's prefix
     * @param content gzipped
     * @param hash SHA-256 of the content before it was gzipped, in hexadecimal
     * @param signature of a digest, or empty
     */
    record File(String key, Blob content, String hash, Instant oldest, Instant newest, String signature) {}

    /** A log file that was delivered and waits for a digest. */
    record Delivered(String bucket, String key, String hash, Instant oldest, Instant newest) {}

    /**
     * Where the chain of digests ends.
     *
     * @param end the end of the last digest, or when the trail began to log
     * @param bucket of the last digest, or null before the first
     * @param pending the digest that is being delivered, or null
     * @param pendingEnd its end
     */
    record Chain(
            Instant end,
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String hash,
            @Nullable String signature,
            @Nullable File pending,
            @Nullable Instant pendingEnd) {
        static Chain from(Instant start) {
            return new Chain(start, null, null, null, null, null, null);
        }

        Chain planned(File file, Instant fileEnd) {
            return new Chain(end, bucket, key, hash, signature, file, fileEnd);
        }
    }

    static final RecordKeys<Place> PLACES = KeyCodecs.of(Place.class);
    static final RecordKeys<Stream> STREAMS = KeyCodecs.of(Stream.class);
    static final Table<Place, Waiting> WAITING =
            new Table<>("cloudtrail.waiting", PLACES, RecordCodec.of(Waiting.class));
    static final Table<Stream, File> FILES = new Table<>("cloudtrail.files", STREAMS, RecordCodec.of(File.class));
    static final Table<Place, Delivered> DELIVERED =
            new Table<>("cloudtrail.delivered", PLACES, RecordCodec.of(Delivered.class));
    static final Table<Stream, Chain> CHAINS = new Table<>("cloudtrail.chains", STREAMS, RecordCodec.of(Chain.class));

    private DeliveryTables() {}

    /** Drops everything of a trail that is deleted. */
    static void forget(Txn txn, Trail trail) {
        txn.deleteRange(WAITING, STREAMS.prefix(trail.id()));
        txn.deleteRange(DELIVERED, STREAMS.prefix(trail.id()));
        txn.deleteRange(FILES, STREAMS.prefix(trail.id()));
        txn.deleteRange(CHAINS, STREAMS.prefix(trail.id()));
        txn.delete(Status.TABLE, trail.id());
    }
}
