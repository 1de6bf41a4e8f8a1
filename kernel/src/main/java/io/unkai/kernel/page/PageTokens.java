package io.unkai.kernel.page;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that continue a list: the last key, encrypted, and bound to the operation and to what else the list depends on. Nobody
 * can read one, make one, or use one with another list.
 */
public final class PageTokens {
    /** Bytes of the key. */
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_CHARS = 16 << 10;

    private final SecretKey key;

    /** Tokens under a key, which must stay the same for tokens to stay good. */
    public PageTokens(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * A token.
     *
     * @param operation what lists
     * @param scope what else the list depends on: account, region, filters
     * @param last the encoded key after which the next page starts
     */
    public String seal(Ids ids, String operation, String scope, byte[] last) {
        var sealed = new byte[NONCE_BYTES];
        ids.fill(sealed);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, sealed, operation, scope);
            sealed = Arrays.copyOf(sealed, NONCE_BYTES + cipher.getOutputSize(last.length));
            cipher.doFinal(last, 0, last.length, sealed, NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The key that a token holds.
     *
     * @param invalid the service's error for a token that is not ours, or another list's
     */
    public byte[] open(String operation, String scope, String token, Supplier<ApiException> invalid) {
        if (token.length() > MAX_CHARS) {
            throw invalid.get();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(token);
            if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw invalid.get();
            }
            return cipher(Cipher.DECRYPT_MODE, sealed, operation, scope)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw invalid.get();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String operation, String scope) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD((operation.length() + ":" + operation + scope).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
