package io.unkai.wire.chunked;

/** Checks the signatures in a chunked body, in order. */
public interface ChunkVerifier {
    /**
     * Checks a chunk, the last and empty one too.
     *
     * @param signature as sent, empty where there was none
     * @throws io.unkai.kernel.error.ApiException if the signature is wrong
     */
    void chunk(String signature, byte[] data, int length);

    /**
     * Checks the trailers.
     *
     * @param signature as sent, empty where there was none
     * @param canonical a line {@code name:value} for each trailer, in order of their names
     * @throws io.unkai.kernel.error.ApiException if the signature is wrong
     */
    void trailer(String signature, byte[] canonical);
}
