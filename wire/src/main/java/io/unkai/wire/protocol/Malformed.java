package io.unkai.wire.protocol;

import io.unkai.kernel.error.ApiException;

/** Refusals of requests that can't be read as an input. */
public final class Malformed {
    private Malformed() {}

    /** A {@code SerializationException} (400): the request's bytes or types are wrong. */
    public static ApiException serialization(String message) {
        return new ApiException("SerializationException", 400, message);
    }

    /** A body that is larger than may be held in memory (413). */
    public static ApiException tooLarge() {
        return new ApiException(
                "RequestEntityTooLargeException", 413, "Request must be smaller than " + Limits.BODY_BYTES + " bytes.");
    }
}
