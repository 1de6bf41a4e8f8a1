package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.NULLS;
import static io.unkai.services.storage.s3.Tables.OBJECTS;
import static io.unkai.services.storage.s3.Tables.VERSIONS;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one object. The newest is in the table of current objects unless it is a delete marker; the others, and
 * delete markers, are in the table of versions. Sequences order the versions of a key whatever the clock says.
 */
final class Versions {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int SEQUENCE_DIGITS = 16;
    private static final Properties NO_PROPERTIES = new Properties(Map.of(), Map.of(), Map.of(), null);

    private final Txn txn;
    private final Bucket bucket;
    private final ObjectKey key;
    /** What {@link #current} read, while nothing has changed it. */
    private @Nullable StoredObject current;

    private boolean read;

    Versions(Txn txn, Bucket bucket, String key) {
        this.txn = txn;
        this.bucket = bucket;
        this.key = new ObjectKey(bucket.id(), key);
    }

    /** The newest version, also where it is a delete marker; null where there is none. */
    static @Nullable StoredObject newest(ReadTxn txn, Bucket bucket, String key) {
        var current = txn.get(OBJECTS, new ObjectKey(bucket.id(), key));
        return current != null || bucket.versioning() == Bucket.Versioning.OFF ? current : top(txn, bucket, key);
    }

    private static @Nullable StoredObject top(ReadTxn txn, Bucket bucket, String key) {
        try (var cursor = txn.scan(VERSIONS, Range.prefix(VersionKey.start(bucket.id(), key)))) {
            return cursor.hasNext() ? cursor.next().value() : null;
        }
    }

    /** Whether a text may be the id of a version. */
    static boolean isId(String version) {
        return version.equals(StoredObject.NULL_VERSION) || ID.matcher(version).matches();
    }

    /** The version of that id, or null; refuses what is no id. */
    static @Nullable StoredObject find(ReadTxn txn, Bucket bucket, String key, String version) {
        var current = txn.get(OBJECTS, new ObjectKey(bucket.id(), key));
        if (current != null && current.version().equals(version)) {
            return current;
        }
        long sequence = place(txn, bucket, key, version);
        var found = sequence < 1 ? null : txn.get(VERSIONS, new VersionKey(bucket.id(), key, sequence));
        return found != null && found.version().equals(version) ? found : null;
    }

    /** The sequence of the version of that id, whether it is still there or not; 0 where there cannot be one. */
    static long place(ReadTxn txn, Bucket bucket, String key, String version) {
        if (version.equals(StoredObject.NULL_VERSION)) {
            var filed = txn.get(NULLS, new ObjectKey(bucket.id(), key));
            var current = filed == null ? txn.get(OBJECTS, new ObjectKey(bucket.id(), key)) : null;
            return filed != null ? filed.sequence() : current != null ? current.sequence() : 0;
        }
        if (!ID.matcher(version).matches()) {
            throw S3Errors.invalidArgument("Invalid version id specified", "versionId", version);
        }
        return Math.max(0, HexFormat.fromHexDigitsToLong(version, 0, SEQUENCE_DIGITS));
    }

    /** The object as it is now, or null where there is none or a delete marker hides it. */
    @Nullable
    StoredObject current() {
        if (!read) {
            current = txn.get(OBJECTS, key);
            read = true;
        }
        return current;
    }

    private void replace(@Nullable StoredObject next) {
        if (next == null) {
            txn.delete(OBJECTS, key);
        } else {
            txn.put(OBJECTS, key, next);
        }
        current = next;
        read = true;
    }

    /** Makes that the current version and answers it with its version id and sequence. */
    StoredObject add(Call call, StoredObject object) {
        var added = object.at(nextVersion(call), sequence());
        makeRoom(added);
        replace(added);
        return added;
    }

    /**
     * Deletes the current object: for good in a bucket without versions, else by a delete marker, which is answered.
     */
    @Nullable
    StoredObject delete(Call call) {
        if (bucket.versioning() == Bucket.Versioning.OFF) {
            var deleted = current();
            if (deleted != null) {
                replace(null);
                DataStore.release(txn, deleted.data());
            }
            return null;
        }
        var marker = new StoredObject(
                nextVersion(call), sequence(), true, Times.of(call), 0, "", 0, Data.NONE, null, NO_PROPERTIES);
        makeRoom(marker);
        replace(null);
        file(marker);
        return marker;
    }

    /** Deletes one version for good and answers it; the newest that is left becomes the current one. */
    @Nullable
    StoredObject delete(String version) {
        var found = find(txn, bucket, key.key(), version);
        if (found == null) {
            return null;
        }
        if (isCurrent(found)) {
            replace(null);
        } else {
            unfile(found);
        }
        DataStore.release(txn, found.data());
        var top = current() == null ? top(txn, bucket, key.key()) : null;
        if (top != null && !top.marker()) {
            unfile(top);
            replace(top);
        }
        return found;
    }

    /** Puts a version, already there, back with other properties. */
    void update(StoredObject changed) {
        if (isCurrent(changed)) {
            replace(changed);
        } else {
            txn.put(VERSIONS, new VersionKey(bucket.id(), key.key(), changed.sequence()), changed);
        }
    }

    private boolean isCurrent(StoredObject version) {
        var now = current();
        return now != null && now.sequence() == version.sequence();
    }

    private String nextVersion(Call call) {
        return bucket.versioning() == Bucket.Versioning.ENABLED
                ? HexFormat.of().toHexDigits(sequence()) + call.ids().hex(Long.BYTES)
                : StoredObject.NULL_VERSION;
    }

    private long sequence() {
        var now = current();
        var newest = now != null || bucket.versioning() == Bucket.Versioning.OFF ? now : top(txn, bucket, key.key());
        return newest == null ? 1 : newest.sequence() + 1;
    }

    /** Moves the current version among the earlier ones, or lets go of it where the new one takes its place. */
    private void makeRoom(StoredObject added) {
        var before = current();
        if (before != null && before.version().equals(added.version())) {
            DataStore.release(txn, before.data());
        } else if (before != null) {
            file(before);
        }
        if (added.version().equals(StoredObject.NULL_VERSION) && bucket.versioning() != Bucket.Versioning.OFF) {
            dropNull();
        }
    }

    private void dropNull() {
        var sequence = txn.get(NULLS, key);
        if (sequence != null) {
            var old = txn.get(VERSIONS, new VersionKey(bucket.id(), key.key(), sequence.sequence()));
            if (old != null) {
                unfile(old);
                DataStore.release(txn, old.data());
            }
        }
    }

    private void file(StoredObject version) {
        txn.put(VERSIONS, new VersionKey(bucket.id(), key.key(), version.sequence()), version);
        if (version.version().equals(StoredObject.NULL_VERSION)) {
            txn.put(NULLS, key, new Tables.NullVersion(version.sequence()));
        }
    }

    private void unfile(StoredObject version) {
        txn.delete(VERSIONS, new VersionKey(bucket.id(), key.key(), version.sequence()));
        if (version.version().equals(StoredObject.NULL_VERSION)) {
            txn.delete(NULLS, key);
        }
    }
}
