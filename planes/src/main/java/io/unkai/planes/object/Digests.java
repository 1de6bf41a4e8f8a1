package io.unkai.planes.object;

import java.util.Map;

/** Finished hashes by kind. */
public final class Digests {
    private Digests() {}

    /**
     * One of the hashes.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public static byte[] require(Map<Digest, byte[]> digests, Digest kind) {
        var digest = digests.get(kind);
        if (digest == null) {
            throw new IllegalArgumentException(kind + " was not asked for");
        }
        return digest;
    }
}
