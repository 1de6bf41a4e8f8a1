package io.unkai.wire.sigv4;

import io.unkai.wire.chunked.ChunkVerifier;
import java.util.HexFormat;

/** Checks the chain of signatures that starts with the request's own. */
final class ChunkSignatures implements ChunkVerifier {
    private final SignedRequest request;
    private final String canonicalRequest;
    private final SignatureKey key;
    private final Refusals refusals;
    private final Hashing hashing;
    private String previous;

    ChunkSignatures(
            SignedRequest request, String canonicalRequest, SignatureKey key, Refusals refusals, Hashing hashing) {
        this.request = request;
        this.canonicalRequest = canonicalRequest;
        this.key = key;
        this.refusals = refusals;
        this.hashing = hashing;
        this.previous = request.signature();
    }

    @Override
    public void chunk(String signature, byte[] data, int length) {
        var digest = Hash.sha256();
        hashing.update(digest, data, 0, length);
        check("-PAYLOAD", Hash.EMPTY + "\n" + HexFormat.of().formatHex(digest.digest()), signature);
        previous = signature;
    }

    @Override
    public void trailer(String signature, byte[] canonical) {
        check("-TRAILER", Hash.hex(canonical), signature);
    }

    private void check(String kind, String hashes, String signature) {
        var stringToSign = request.algorithm().id() + kind + "\n" + AmzDate.format(request.time()) + "\n"
                + request.scope().text() + "\n" + previous + "\n" + hashes;
        if (!key.verifies(SignedRequest.bytes(stringToSign), signature)) {
            throw refusals.mismatch(new Mismatch(request.accessKey(), stringToSign, signature, canonicalRequest));
        }
    }
}
