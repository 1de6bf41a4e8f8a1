package io.unkai.planes.object;

import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Keeps the bodies of objects. It knows no buckets and no keys: a body has an id that the plane chose, and whoever commits
 * that id owns the body. Implementations pass one contract suite and may be used by any number of threads.
 */
public interface ObjectPlane extends AutoCloseable {
    /** The most bytes that are handed back to be stored beside their metadata. */
    int INLINE_LIMIT = 32 * 1024;

    /**
     * Takes in a body: reads it to its end, hashes it on the way, and answers when it would survive a crash.
     *
     * @param body read to its end, not closed; what it throws comes through
     * @param digests the hashes to compute beside MD5
     * @param limit the most bytes to accept
     * @throws BodyTooLargeException if the body has more bytes than that
     * @throws StorageFullException if there is no room
     * @throws IOException if the body or the disk fails
     */
    Staged write(ByteStream body, Set<Digest> digests, long limit) throws IOException;

    /**
     * Opens a stretch of a body. Once opened it can be read to its end even if the body is deleted meanwhile.
     *
     * @param blob what to read
     * @param offset first byte, at least 0
     * @param length number of bytes; offset and length stay inside the body
     * @throws java.nio.file.NoSuchFileException if there is no such body (any more)
     * @throws DamagedException if the stored bytes are not what was written; reading may throw it too
     */
    ByteStream open(BlobRef blob, long offset, long length) throws IOException;

    /** Deletes a body; nothing happens where there is none. */
    void delete(String id) throws IOException;

    /** Names every body there is, in no order, those being written too. */
    void list(Consumer<String> each) throws IOException;

    /**
     * Whether a body is being written or waits for its transaction. A body that is listed, then is not staged, and then is
     * not referred to by anything, is an orphan.
     */
    boolean staged(String id);

    /**
     * Reads a whole body and compares it with what was written.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such body
     * @throws DamagedException if it is not what was written
     */
    default void verify(String id) throws IOException {
        verify(id, bytes -> {});
    }

    /**
     * The same, not faster than the caller wants.
     *
     * @param pace told how many bytes were read each time some were; it may wait
     */
    void verify(String id, LongConsumer pace) throws IOException;

    @Override
    void close();
}
