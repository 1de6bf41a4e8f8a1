package io.unkai.services.identity.token;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token as it was sent; nothing of it is true before its signature was verified.
 *
 * @param algorithm how it is signed
 * @param keyId which key signed, or null where it does not say
 * @param claims what it says
 * @param signed the bytes that are signed
 * @param signature the signature
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
public record WebToken(TokenAlgorithm algorithm, @Nullable String keyId, Claims claims, Blob signed, Blob signature) {
    private static final int MAX_CHARS = 20_000;
    private static final int PARTS = 3;

    /**
     * Reads a token.
     *
     * @throws ApiException InvalidIdentityToken
     */
    public static WebToken parse(String text) {
        var parts = text.split("\\.", -1);
        if (text.length() > MAX_CHARS || parts.length != PARTS) {
            throw malformed();
        }
        try {
            var header = JsonObject.read(decode(parts[0]));
            var algorithm = TokenAlgorithm.of(header.text("alg"));
            if (algorithm == null || header.has("crit")) {
                throw malformed();
            }
            return new WebToken(
                    algorithm,
                    header.text("kid"),
                    new Claims(JsonObject.read(decode(parts[1]))),
                    Blob.wrap((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII)),
                    Blob.wrap(decode(parts[2])));
        } catch (IOException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** The URL of the provider that it says it comes from, or empty. */
    public String issuer() {
        return claims.text("iss");
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static ApiException malformed() {
        return TokenErrors.invalid(
                "The ID Token provided is not a valid JWT. " + "(You may see this error if you sent an Access Token)");
    }
}
