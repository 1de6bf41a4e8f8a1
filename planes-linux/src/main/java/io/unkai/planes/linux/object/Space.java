package io.unkai.planes.linux.object;

import io.unkai.planes.object.StorageFullException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How much room the disk has. */
@FunctionalInterface
interface Space {
    /** Bytes that bodies leave free, so that metadata can still be changed and objects deleted when the disk is full. */
    long RESERVE = 64L << 20;

    /** Usable bytes. */
    long usable() throws IOException;

    /** Refuses what would eat into the reserve. */
    default void require(long bytes) throws IOException {
        if (usable() - RESERVE < bytes) {
            throw new StorageFullException("there is no room on the disk", null);
        }
    }

    /** The failure, as a full disk where it is one. */
    default IOException explain(IOException failure) {
        return !(failure instanceof StorageFullException) && full(failure.getMessage())
                ? new StorageFullException("the disk is full", failure)
                : failure;
    }

    private boolean full(@Nullable String message) {
        try {
            return message != null && message.startsWith("No space left") || usable() < Format.BLOCK;
        } catch (IOException e) {
            return false;
        }
    }
}
