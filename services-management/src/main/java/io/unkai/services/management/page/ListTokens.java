package io.unkai.services.management.page;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.seal.Sealer;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that continue a list: the key where its page ended, sealed. Nobody can read or make one, and each is good for its own list.
 *
 * @param sealer seals with the machine's key
 */
public record ListTokens(Sealer sealer) {
    private static final int MAX_CHARS = 16 << 10;

    /**
     * The token of a page.
     *
     * @param last the encoded key where it ended, or null where it was the last one
     * @param list what is listed, with all that the list depends on
     */
    public @Nullable String seal(byte @Nullable [] last, String list) {
        return last == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(last, list));
    }

    /**
     * The key where the page before ended, or null for the first page.
     *
     * @param invalid the service's error for a token that is none of this list
     */
    public byte @Nullable [] open(@Nullable String token, String list, Supplier<ApiException> invalid) {
        if (token == null) {
            return null;
        }
        try {
            var last = token.length() > MAX_CHARS
                    ? null
                    : sealer.open(Base64.getUrlDecoder().decode(token), list);
            if (last == null) {
                throw invalid.get();
            }
            return last;
        } catch (IllegalArgumentException notBase64) {
            throw invalid.get();
        }
    }
}
