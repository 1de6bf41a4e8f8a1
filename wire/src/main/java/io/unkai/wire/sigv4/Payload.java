package io.unkai.wire.sigv4;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What {@code x-amz-content-sha256} says of a body. */
enum Payload {
    /** The SHA-256 of the whole body. */
    HASH(null, false, false),
    /** Nothing: the body is not signed. */
    UNSIGNED(null, false, false),
    /** Unsigned chunks and a trailer. */
    UNSIGNED_TRAILER(null, true, true),
    /** Chunks signed with a keyed hash. */
    HMAC_CHUNKS(Algorithm.HMAC, true, false),
    /** Chunks and a trailer signed with a keyed hash. */
    HMAC_TRAILER(Algorithm.HMAC, true, true),
    /** Chunks signed with an elliptic curve. */
    ECDSA_CHUNKS(Algorithm.ECDSA, true, false),
    /** Chunks and a trailer signed with an elliptic curve. */
    ECDSA_TRAILER(Algorithm.ECDSA, true, true);

    /** What stands for an unsigned body. */
    static final String UNSIGNED_TOKEN = "UNSIGNED-PAYLOAD";

    private static final int HASH_DIGITS = 64;

    private final @Nullable Algorithm signedWith;
    private final boolean chunked;
    private final boolean trailer;

    Payload(@Nullable Algorithm signedWith, boolean chunked, boolean trailer) {
        this.signedWith = signedWith;
        this.chunked = chunked;
        this.trailer = trailer;
    }

    /** What a value means, or null where it means nothing. */
    static @Nullable Payload of(String value) {
        return switch (value) {
            case UNSIGNED_TOKEN -> UNSIGNED;
            case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> UNSIGNED_TRAILER;
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" -> HMAC_CHUNKS;
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" -> HMAC_TRAILER;
            case "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD" -> ECDSA_CHUNKS;
            case "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER" -> ECDSA_TRAILER;
            default -> isHash(value) ? HASH : null;
        };
    }

    private static boolean isHash(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!HexFormat.isHexDigit(value.charAt(i))) {
                return false;
            }
        }
        return value.length() == HASH_DIGITS;
    }

    /** How the chunks are signed, or null where they are not. */
    @Nullable
    Algorithm signedWith() {
        return signedWith;
    }

    /** Whether the body is chunked. */
    boolean chunked() {
        return chunked;
    }

    /** Whether trailers follow. */
    boolean trailer() {
        return trailer;
    }
}
