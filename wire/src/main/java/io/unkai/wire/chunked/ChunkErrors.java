package io.unkai.wire.chunked;

import io.unkai.kernel.error.ApiException;

/** How S3 refuses chunked bodies. */
final class ChunkErrors {
    private ChunkErrors() {}

    /** The body ends early, or what stands there is no chunk. */
    static ApiException incomplete() {
        return new ApiException("IncompleteBody", 400, "The request body terminated unexpectedly");
    }

    /** The chunks hold more or less than was announced. */
    static ApiException wrongLength() {
        return new ApiException(
                "IncompleteBody",
                400,
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    /** A chunk before the last is shorter than S3 takes. */
    static ApiException tooShort(int chunk, long size) {
        return new ApiException(
                        "InvalidChunkSizeError",
                        403,
                        "Only the last chunk is allowed to have a size less than 8192 bytes")
                .with("Chunk", Integer.toString(chunk))
                .with("BadChunkSize", Long.toString(size));
    }

    /** A signed chunk is longer than we hold in memory. */
    static ApiException tooLong(long size) {
        return new ApiException("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size")
                .with("ProposedSize", Long.toString(size))
                .with("MaxSizeAllowed", Integer.toString(AwsChunkedInput.MAX_SIGNED_CHUNK));
    }

    /** The trailers are not what was announced. */
    static ApiException trailer() {
        return new ApiException(
                "MalformedTrailerError",
                400,
                "The request contained trailing data that was not well-formed or did not conform to our published schema.");
    }
}
