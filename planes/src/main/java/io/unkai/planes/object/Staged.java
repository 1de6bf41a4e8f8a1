package io.unkai.planes.object;

import io.unkai.kernel.schema.Blob;
import org.jspecify.annotations.Nullable;

/**
 * A body that was taken in whole and, unless it is small, written and synced, but that nothing refers to yet. Closing it
 * discards it unless it was kept.
 */
public interface Staged extends AutoCloseable {
    /** Number of bytes. */
    long size();

    /** A hash that was asked for; MD5 always is. */
    byte[] digest(Digest kind);

    /** The bytes of a small body, to be stored beside their metadata; null where {@link #blob()} is set. */
    @Nullable
    Blob inline();

    /** Where a large body is kept; null where {@link #inline()} is set. */
    @Nullable
    BlobRef blob();

    /**
     * Says whether closing leaves the body where it is. A transaction that may run several times says {@code false} first and
     * {@code true} when it is about to succeed. Where it then fails after all, the body is an orphan and is collected as one.
     */
    void keep(boolean kept);

    @Override
    void close();
}
