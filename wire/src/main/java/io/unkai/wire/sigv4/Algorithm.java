package io.unkai.wire.sigv4;

import org.jspecify.annotations.Nullable;

/** How a request is signed. */
public enum Algorithm {
    /** Signature Version 4: a keyed hash, valid in one region. */
    HMAC("AWS4-HMAC-SHA256"),
    /** Signature Version 4A: an elliptic curve signature, valid in a set of regions. */
    ECDSA("AWS4-ECDSA-P256-SHA256");

    private final String id;

    Algorithm(String id) {
        this.id = id;
    }

    /** The name on the wire. */
    public String id() {
        return id;
    }

    /** The algorithm of that name, or null. */
    public static @Nullable Algorithm of(String id) {
        for (var algorithm : values()) {
            if (algorithm.id.equals(id)) {
                return algorithm;
            }
        }
        return null;
    }
}
