package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;
import static io.unkai.services.storage.s3.Tables.EXTENTS;
import static io.unkai.services.storage.s3.Tables.OBJECTS;
import static io.unkai.services.storage.s3.Tables.PARTS;
import static io.unkai.services.storage.s3.Tables.UPLOADS;
import static io.unkai.services.storage.s3.Tables.VERSIONS;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds whose a body is. It reads all objects: bodies do not know their owners, and few are ever damaged. */
final class Owning {
    private final ReadTxn txn;
    private final Set<Data> wanted = new HashSet<>();
    private final Map<String, String> buckets = new HashMap<>();
    private final List<String> owners = new ArrayList<>();

    private Owning(ReadTxn txn) {
        this.txn = txn;
    }

    /** The objects, versions and uploads that have a body, as {@code bucket/key}. */
    static List<String> of(Store store, String body) {
        return store.read(txn -> new Owning(txn).find(new Data(Data.Kind.BLOB, body)));
    }

    private List<String> find(Data body) {
        wanted.add(body);
        each(BUCKETS, (name, bucket) -> buckets.put(bucket.id(), name));
        each(EXTENTS, (key, extent) -> {
            if (extent.data().equals(body)) {
                wanted.add(new Data(Data.Kind.PARTS, key.data()));
            }
        });
        each(OBJECTS, (key, object) -> note(key.bucket(), key.key(), "", object.data()));
        each(VERSIONS, (key, object) -> note(key.bucket(), key.key(), " version " + object.version(), object.data()));
        var uploads = new HashSet<String>();
        each(PARTS, (key, part) -> {
            if (part.data().equals(body)) {
                uploads.add(key.upload());
            }
        });
        each(UPLOADS, (key, upload) -> {
            if (uploads.contains(key.id())) {
                owners.add(name(key.bucket(), key.key()) + " upload " + key.id());
            }
        });
        return List.copyOf(owners);
    }

    private void note(String bucket, String key, String version, Data data) {
        if (wanted.contains(data)) {
            owners.add(name(bucket, key) + version);
        }
    }

    private String name(String bucket, String key) {
        return buckets.getOrDefault(bucket, bucket) + "/" + key;
    }

    private <K, V> void each(Table<K, V> table, BiConsumer<K, V> visitor) {
        try (var cursor = txn.scan(table, Range.ALL)) {
            cursor.forEachRemaining(entry -> visitor.accept(entry.key(), entry.value()));
        }
    }
}
