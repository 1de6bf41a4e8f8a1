package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.seal.Sealer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that continue a list: the key where its page ended, sealed, each good for its own list only.
 *
 * @param sealer seals with the machine's key
 */
public record Tokens(Sealer sealer) {
    private static final int MAX_CHARS = 16 << 10;

    /** The token of a page that ended at an encoded key, or null where it was the last one. */
    @Nullable
    String seal(byte @Nullable [] last, String list) {
        return last == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(last, list));
    }

    /** The key where the page before ended, or null for the first page. */
    byte @Nullable [] open(@Nullable String token, String list) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        try {
            var last = token.length() > MAX_CHARS
                    ? null
                    : sealer.open(Base64.getUrlDecoder().decode(token), list);
            if (last != null) {
                return last;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static io.unkai.kernel.error.ApiException invalid() {
        return Ec2Errors.invalidValue("Unable to parse pagination token");
    }
}
