package io.unkai.services.compute.ec2.direct;

import io.unkai.kernel.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that name a block of a snapshot, or where a list of blocks goes on; nobody can make them up.
 *
 * @param sealer seals with the machine's key
 */
record BlockTokens(Sealer sealer) {
    /** How long a token is good. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final String BLOCK = "ebs block";
    private static final String PAGE = "ebs page";

    String block(String snapshot, int index, Instant expires) {
        return seal(snapshot + '/' + index + '/' + expires.getEpochSecond(), BLOCK);
    }

    /** @throws io.unkai.kernel.error.ApiException where the token is not of that block, or too old */
    void check(@Nullable String token, String snapshot, int index, Instant now) {
        var start = snapshot + '/' + index + '/';
        var plain = open(token, BLOCK);
        if (plain == null || !plain.startsWith(start)) {
            throw EbsErrors.invalid("INVALID_BLOCK_TOKEN", "The block token is not valid for this block.");
        }
        if (now.getEpochSecond() > Long.parseLong(plain.substring(start.length()))) {
            throw EbsErrors.invalid("INVALID_BLOCK_TOKEN", "The block token has expired.");
        }
    }

    /** The token of the page that begins with a block of a list. */
    String page(String list, int from) {
        return seal(list + '/' + from, PAGE);
    }

    /** The block that a page begins with. @throws io.unkai.kernel.error.ApiException where the token is of another list */
    int from(String token, String list) {
        var plain = open(token, PAGE);
        if (plain == null || !plain.startsWith(list + '/')) {
            throw EbsErrors.invalid("INVALID_PAGE_TOKEN", "The page token is not valid.");
        }
        return Integer.parseInt(plain.substring(list.length() + 1));
    }

    private String seal(String plain, String purpose) {
        return Base64.getEncoder().encodeToString(sealer.seal(plain.getBytes(StandardCharsets.UTF_8), purpose));
    }

    private @Nullable String open(@Nullable String token, String purpose) {
        try {
            byte[] plain =
                    token == null ? null : sealer.open(Base64.getDecoder().decode(token), purpose);
            return plain == null ? null : new String(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
