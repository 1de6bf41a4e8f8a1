package io.unkai.kernel.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** A body that is read once, front to back, and may be larger than memory. */
public interface ByteStream extends AutoCloseable {
    /** Number of bytes, or -1 where only the end tells. */
    long length();

    /**
     * The bytes; reading blocks until some are there, and fails with an {@link IOException} where the sender went away or
     * the bytes turn out not to be what was promised (signature, checksum, length). A second call answers the same stream.
     */
    InputStream open() throws IOException;

    /**
     * The headers that the sender announced to follow the body ({@code x-amz-trailer}), lower-case names; known from the
     * start, so that a checksum among them can be computed while reading.
     */
    default Set<String> announced() {
        return Set.of();
    }

    /** Headers that followed the body, lower-case names; complete only after the end was read. */
    default Map<String, String> trailers() {
        return Map.of();
    }

    /** Frees what the stream holds, read or not. */
    @Override
    default void close() throws IOException {}

    /** Bytes in memory. */
    static ByteStream of(byte[] bytes) {
        var in = new ByteArrayInputStream(bytes);
        return new ByteStream() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return in;
            }
        };
    }
}
