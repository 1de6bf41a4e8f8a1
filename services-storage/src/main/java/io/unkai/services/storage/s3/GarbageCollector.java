package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.EXTENTS;
import static io.unkai.services.storage.s3.Tables.GARBAGE;
import static io.unkai.services.storage.s3.Tables.UPLOADS;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what nothing refers to any more. A body leaves the plane before its record leaves the store, so that a crash in
 * between only means deleting it again.
 */
final class GarbageCollector {
    private static final int BATCH = 1000;

    private final ObjectPlane plane;
    private final Store store;
    private final Pins pins;

    GarbageCollector(ObjectPlane plane, Store store, Pins pins) {
        this.plane = plane;
        this.store = store;
        this.pins = pins;
    }

    /**
     * Deletes a piece of garbage.
     *
     * @return false where it is still being read and must be tried again later
     */
    boolean collect(String id) throws IOException {
        var garbage = store.read(txn -> txn.get(GARBAGE, id));
        if (garbage == null) {
            return true;
        }
        return switch (garbage.kind()) {
            case BLOB -> {
                plane.delete(id);
                store.write(txn -> forget(txn, id));
                yield true;
            }
            case EXTENTS -> collectExtents(id);
            case UPLOADS -> {
                collectUploads(id);
                yield true;
            }
        };
    }

    private static boolean forget(Txn txn, String id) {
        txn.delete(GARBAGE, id);
        return true;
    }

    private boolean collectExtents(String id) {
        if (!pins.delete(id)) {
            return false;
        }
        try {
            boolean more = true;
            while (more) {
                more = store.write(txn -> releaseExtents(txn, id));
            }
            return true;
        } finally {
            pins.deleteDone(id);
        }
    }

    /** Lets go of some extents; their bodies become garbage of their own. */
    private static boolean releaseExtents(Txn txn, String id) {
        var batch = new ArrayList<Extent.Key>();
        try (var cursor = txn.scan(EXTENTS, Extent.range(id))) {
            while (cursor.hasNext() && batch.size() < BATCH) {
                var extent = cursor.next();
                batch.add(extent.key());
                DataStore.release(txn, extent.value().data());
            }
        }
        batch.forEach(key -> txn.delete(EXTENTS, key));
        if (batch.size() == BATCH) {
            return true;
        }
        txn.delete(GARBAGE, id);
        return false;
    }

    private void collectUploads(String bucket) {
        var range = Range.prefix(KeyBytes.utf8(bucket));
        List<Upload.Key> left = List.of();
        do {
            left.forEach(key -> store.write(txn -> {
                Uploads.discard(txn, key);
                return true;
            }));
            left = store.read(txn -> {
                var some = new ArrayList<Upload.Key>();
                try (var cursor = txn.scan(UPLOADS, range)) {
                    while (cursor.hasNext() && some.size() < BATCH) {
                        some.add(cursor.next().key());
                    }
                }
                return some;
            });
        } while (!left.isEmpty());
        store.write(txn -> forget(txn, bucket));
    }
}
