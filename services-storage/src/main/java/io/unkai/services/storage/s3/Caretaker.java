package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BLOBS;
import static io.unkai.services.storage.s3.Tables.GARBAGE;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.planes.object.DamagedException;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Compares the bodies of the object plane with what the store knows of them. */
public final class Caretaker {
    private static final int BATCH = 1_000;
    /** Damaged bodies that one look reports at most. */
    private static final int REPORTED = 1_000;

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
     * @param damaged those that are not, or that are gone; at most 1,000 are listed
     */
    public record Report(long sound, List<Damage> damaged) {}

    /**
     * A body that is not as it was written.
     *
     * @param id the body's
     * @param owners the objects and uploads that lose bytes with it, as {@code bucket/key}
     */
    public record Damage(String id, List<String> owners) {}

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

    /**
     * Reads every body that something refers to and compares it with what was written.
     *
     * @param pace told how many bytes were read each time some were; it may wait
     */
    public Report scrub(LongConsumer pace) throws IOException {
        long sound = 0;
        var damaged = new ArrayList<Damage>();
        for (var batch = after(null); !batch.isEmpty(); batch = after(batch.getLast())) {
            for (var id : batch) {
                if (isSound(id, pace)) {
                    sound++;
                } else if (damaged.size() < REPORTED) {
                    damaged.add(new Damage(id, Owning.of(store, id)));
                }
            }
        }
        return new Report(sound, List.copyOf(damaged));
    }

    private boolean isSound(String id, LongConsumer pace) throws IOException {
        try {
            plane.verify(id, pace);
            return true;
        } catch (DamagedException e) {
            return false;
        } catch (NoSuchFileException e) {
            // Deleted since it was looked up, or lost.
            return store.read(txn -> txn.get(BLOBS, id)) == null;
        }
    }

    private List<String> after(@Nullable String last) {
        return store.read(txn -> {
            var ids = new ArrayList<String>();
            try (var cursor = txn.scan(BLOBS, Range.ALL)) {
                if (last != null) {
                    cursor.seek(KeyBytes.after(KeyBytes.utf8(last)));
                }
                while (cursor.hasNext() && ids.size() < BATCH) {
                    ids.add(cursor.next().key());
                }
            }
            return ids;
        });
    }
}
