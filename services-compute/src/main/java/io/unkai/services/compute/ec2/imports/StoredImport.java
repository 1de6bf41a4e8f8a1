package io.unkai.services.compute.ec2.imports;

import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk that is imported.
 *
 * @param key where the task is
 * @param object what is imported
 * @param description in the owner's words
 * @param snapshot the id of the snapshot that is made
 * @param image the id of the image that is made of it, or empty
 * @param architecture that image's
 * @param secret what the snapshot is encrypted with, or null
 * @param started when it was asked for
 * @param progress how far it is
 */
record StoredImport(
        Key key,
        Origin object,
        String description,
        String snapshot,
        String image,
        String architecture,
        @Nullable DiskSecret secret,
        Instant started,
        Progress progress)
        implements Resource {
    static final ResourceTable<StoredImport> SNAPSHOTS =
            new ResourceTable<>(Kind.SNAPSHOT_IMPORT, "ec2.imports.snapshots", StoredImport.class);
    static final ResourceTable<StoredImport> IMAGES =
            new ResourceTable<>(Kind.IMAGE_IMPORT, "ec2.imports.images", StoredImport.class);

    /** The kind of the requests to reconcile; their keys are those of tasks. */
    static final String KIND = "ec2.import";

    /** What is imported. */
    record Origin(String bucket, String name, String format) {}

    /** The phases of an import. */
    enum Phase {
        ACTIVE,
        CANCELLED,
        FAILED,
        COMPLETED;

        /** As answers spell it: what did not become anything is deleted. */
        String text() {
            return switch (this) {
                case ACTIVE -> "active";
                case CANCELLED, FAILED -> "deleted";
                case COMPLETED -> "completed";
            };
        }
    }

    /**
     * How far an import is.
     *
     * @param tag which version of the object is read, or empty before that begins
     * @param gibibytes the snapshot's size, or 0 before that is known
     * @param next the first block that is still to be read
     * @param blocks how many there are
     * @param written how many had anything in them
     * @param why why it failed, or empty
     */
    record Progress(Phase phase, String tag, int gibibytes, int next, int blocks, int written, String why) {
        static final Progress NONE = new Progress(Phase.ACTIVE, "", 0, 0, 0, 0, "");

        Progress in(Phase other, String reason) {
            return new Progress(other, tag, gibibytes, next, blocks, written, reason);
        }

        Progress at(int block, int more) {
            return new Progress(phase, tag, gibibytes, block, blocks, written + more, why);
        }

        int percent() {
            return blocks == 0 ? 0 : (int) (100L * next / blocks);
        }
    }

    static ResourceTable<StoredImport> table(boolean ofImage) {
        return ofImage ? IMAGES : SNAPSHOTS;
    }

    ResourceTable<StoredImport> table() {
        return table(!image.isEmpty());
    }

    StoredImport save(Txn txn) {
        txn.reconcile(KIND, key.text());
        return table().put(txn, this);
    }

    @Override
    public List<String> within() {
        return List.of();
    }

    StoredImport with(Progress other) {
        return new StoredImport(key, object, description, snapshot, image, architecture, secret, started, other);
    }
}
