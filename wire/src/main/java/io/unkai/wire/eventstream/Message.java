package io.unkai.wire.eventstream;

import io.unkai.kernel.schema.Blob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message.
 *
 * @param headers in order; values are {@link Boolean}, {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Blob},
 *     {@link String}, {@link java.time.Instant} or {@link java.util.UUID}
 * @param payload the payload
 */
public record Message(Map<String, Object> headers, Blob payload) {
    /** Bytes of a whole message, at most. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    /** Bytes of all headers of a message, at most. */
    public static final int MOST_HEADER_BYTES = 128 * 1024;

    /** Two lengths and their checksum. */
    static final int PRELUDE_BYTES = 12;

    /** The checksum at the end. */
    static final int CHECKSUM_BYTES = 4;

    /** A header that must be a string, or null where it is missing or of another type. */
    public @Nullable String text(String name) {
        return headers.get(name) instanceof String text ? text : null;
    }
}
