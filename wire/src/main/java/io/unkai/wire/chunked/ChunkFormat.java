package io.unkai.wire.chunked;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chunked body must be.
 *
 * @param length number of bytes in all chunks together
 * @param announced lower-case names of the trailers that must come; null where there is no trailer part
 * @param verifier checks the signatures, or null where chunks have none
 */
public record ChunkFormat(
        long length,
        @Nullable Set<String> announced,
        @Nullable ChunkVerifier verifier) {}
