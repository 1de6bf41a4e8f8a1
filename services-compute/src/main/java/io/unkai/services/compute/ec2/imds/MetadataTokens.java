package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.seal.Sealer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens of sessions: sealed, good for one instance until they expire. Nothing is stored for them.
 *
 * @param sealer seals with the machine's key
 */
record MetadataTokens(Sealer sealer) {
    /** Seconds of the longest session: six hours. */
    static final int MAX_SECONDS = 21_600;

    private static final int MAX_CHARS = 256;

    String issue(String instance, Instant expiry) {
        var bytes =
                ByteBuffer.allocate(Long.BYTES).putLong(expiry.toEpochMilli()).array();
        return Base64.getUrlEncoder().encodeToString(sealer.seal(bytes, purpose(instance)));
    }

    boolean valid(String token, String instance, Instant now) {
        if (token.length() > MAX_CHARS) {
            return false;
        }
        try {
            var opened = sealer.open(Base64.getUrlDecoder().decode(token), purpose(instance));
            return opened != null && ByteBuffer.wrap(opened).getLong() > now.toEpochMilli();
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String purpose(String instance) {
        return "imds-token:" + instance;
    }
}
