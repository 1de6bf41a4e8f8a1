package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BLOBS;
import static io.unkai.services.storage.s3.Tables.GARBAGE;

import io.unkai.kernel.store.Store;
import io.unkai.planes.object.DamagedException;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Compares the bodies of the object plane with what the store knows of them. */
public final class Caretaker {
    private final ObjectPlane plane;
    private final Store store;

    Caretaker(ObjectPlane plane, Store store) {
        this.plane = plane;
        this.store = store;
    }

    /**
     * What a look at every body found.
     *
     * @param sound how many are as they were written
     * @param damaged ids of those that are not, or that are gone
     */
    public record Report(long sound, List<String> damaged) {}

    /**
     * Deletes bodies that nothing refers to: what a crash left of uploads that were never committed. Safe at any time: a body
     * is first seen, then seen not to wait for a transaction, and only then looked up.
     *
     * @return how many were deleted
     */
    public long collectOrphans() throws IOException {
        var seen = new ArrayList<String>();
        plane.list(seen::add);
        long deleted = 0;
        for (var id : seen) {
            if (!plane.staged(id) && store.read(txn -> txn.get(BLOBS, id) == null && txn.get(GARBAGE, id) == null)) {
                plane.delete(id);
                deleted++;
            }
        }
        return deleted;
    }

    /** Reads every body that something refers to and compares it with what was written. */
    public Report scrub() throws IOException {
        var seen = new ArrayList<String>();
        plane.list(seen::add);
        long sound = 0;
        var damaged = new ArrayList<String>();
        for (var id : seen) {
            try {
                plane.verify(id);
                sound++;
            } catch (DamagedException e) {
                damaged.add(id);
            } catch (NoSuchFileException e) {
                if (store.read(txn -> txn.get(BLOBS, id)) != null) {
                    damaged.add(id);
                }
            }
        }
        return new Report(sound, damaged);
    }
}
