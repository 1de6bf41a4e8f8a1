package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.OBJECTS;
import static io.unkai.services.storage.s3.Tables.VERSIONS;

import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all objects of a prefix: by key, of one key the newest first. It reads the table of current objects and the
 * table of other versions side by side. It is sought by the bytes of object keys.
 */
final class VersionWalk implements Cursor<VersionKey, VersionWalk.Listed> {
    private final Cursor<ObjectKey, StoredObject> current;
    private final Cursor<VersionKey, StoredObject> others;
    private @Nullable Entry<ObjectKey, StoredObject> object;
    private @Nullable Entry<VersionKey, StoredObject> other;
    private @Nullable String passed;

    /** A version, and whether it is the newest of its key. */
    record Listed(StoredObject version, boolean latest) {}

    VersionWalk(ReadTxn txn, Bucket bucket, String prefix) {
        var start = ObjectKey.start(bucket.id(), prefix);
        current = txn.scan(OBJECTS, Range.prefix(start));
        others = txn.scan(VERSIONS, Range.prefix(KeyBytes.escaped(start)));
        advanceObject();
        advanceOther();
    }

    private void advanceObject() {
        object = current.hasNext() ? current.next() : null;
    }

    private void advanceOther() {
        other = others.hasNext() ? others.next() : null;
    }

    @Override
    public void seek(byte[] key) {
        current.seek(key);
        others.seek(KeyBytes.escaped(key));
        advanceObject();
        advanceOther();
    }

    /** Goes behind one version of a key. */
    void seekAfter(VersionKey version) {
        current.seek(KeyBytes.after(ObjectKey.start(version.bucket(), version.key())));
        others.seek(KeyBytes.after(VersionKey.CODEC.encode(version)));
        passed = version.key();
        advanceObject();
        advanceOther();
    }

    @Override
    public boolean hasNext() {
        return object != null || other != null;
    }

    @Override
    public Entry<VersionKey, Listed> next() {
        if (object != null && (other == null || !before(other.key(), object.key()))) {
            return nextObject(object);
        }
        if (other == null) {
            throw new NoSuchElementException();
        }
        var version = other;
        boolean latest = !version.key().key().equals(passed);
        passed = version.key().key();
        advanceOther();
        return new Entry<>(version.key(), new Listed(version.value(), latest));
    }

    private Entry<VersionKey, Listed> nextObject(Entry<ObjectKey, StoredObject> found) {
        var key = found.key();
        passed = key.key();
        advanceObject();
        return new Entry<>(
                new VersionKey(key.bucket(), key.key(), found.value().sequence()), new Listed(found.value(), true));
    }

    private static boolean before(VersionKey other, ObjectKey object) {
        return Arrays.compareUnsigned(KeyBytes.utf8(other.key()), KeyBytes.utf8(object.key())) < 0;
    }

    @Override
    public void close() {
        current.close();
        others.close();
    }
}
