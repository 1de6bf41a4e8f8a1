package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.object.BodyTooLargeException;
import io.unkai.planes.object.Digest;
import io.unkai.planes.object.ObjectPlane;
import io.unkai.planes.object.Staged;
import io.unkai.planes.object.StorageFullException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes in and hands out the bytes of objects: everything of S3 that touches the object plane during a call. */
final class Bodies {
    /** How often a read looks again for an object that was replaced before its bytes could be opened. */
    private static final int ATTEMPTS = 100;

    private final ObjectPlane plane;
    private final Store store;
    private final Pins pins;

    Bodies(ObjectPlane plane, Store store, Pins pins) {
        this.plane = plane;
        this.store = store;
        this.pins = pins;
    }

    /** Something that was found together with the bytes it names. */
    interface Located {
        /** The bytes. */
        Content content();
    }

    /** What was found, with its bytes opened. */
    record Opened<R>(R found, ByteStream body) {}

    /** Looks something up before a body is taken in, to refuse early what would be refused anyway. */
    <R> R look(Function<ReadTxn, R> question) {
        return store.read(question);
    }

    /** Takes in the body of a request and checks it. */
    Staged receive(ByteStream body, BodyChecks checks) throws IOException {
        return receive(body, checks, Set.of(checks.algorithm()));
    }

    /** Takes in the body of a request, checks it, and computes more than is checked. */
    Staged receive(ByteStream body, BodyChecks checks, Set<Digest> digests) throws IOException {
        var staged = write(body, digests);
        try {
            checks.verify(body, staged);
            return staged;
        } catch (RuntimeException e) {
            staged.close();
            throw e;
        }
    }

    /** Writes a body that is not longer than one request may bring. */
    Staged write(ByteStream body, Set<Digest> digests) throws IOException {
        try {
            return plane.write(body, digests, Limits.SINGLE_BODY);
        } catch (BodyTooLargeException e) {
            throw S3Errors.entityTooLarge(body.length(), Limits.SINGLE_BODY);
        } catch (StorageFullException e) {
            throw new ApiException(
                    "InsufficientStorage", 507, "There is not enough free space on the disk to store the object.");
        }
    }

    /**
     * Opens what was found. Where it was replaced and deleted in the meantime, looks again: the answer is then what is there
     * now.
     */
    <R extends Located> Opened<R> open(R found, Function<ReadTxn, R> again) throws IOException {
        var located = found;
        for (int i = 0; i < ATTEMPTS; i++) {
            var body = tryOpen(located.content());
            if (body != null) {
                return new Opened<>(located, body);
            }
            located = store.read(again);
        }
        throw new IOException("the bytes of an object are missing");
    }

    private @Nullable ByteStream tryOpen(Content content) throws IOException {
        var pin = content.pin();
        if (pin != null && !pins.read(pin)) {
            return null;
        }
        boolean opened = false;
        try {
            var body = pin == null && content.pieces().size() == 1
                    ? content.pieces().getFirst().open(plane)
                    : new JoinedBody(plane, content, () -> unpin(pin));
            opened = true;
            return body;
        } catch (NoSuchFileException e) {
            // Deleted since the snapshot: the caller looks again.
            return null;
        } finally {
            if (!opened) {
                unpin(pin);
            }
        }
    }

    private void unpin(@Nullable String pin) {
        if (pin != null) {
            pins.readDone(pin);
        }
    }
}
