package io.unkai.kernel.seal;

import io.unkai.kernel.id.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals bytes so that only the holder of the key can read or change them (AES-256-GCM). What was sealed for one purpose opens for
 * no other.
 *
 * <p>The nonce is random, so one key may seal some 2^32 messages.
 */
public final class Sealer {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final Ids ids;

    /**
     * @param key {@value #KEY_BYTES} secret bytes
     * @param ids where nonces come from
     */
    public Sealer(byte[] key, Ids ids) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a sealing key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.ids = ids;
    }

    /**
     * Seals bytes.
     *
     * @param plain what to seal
     * @param purpose what it is for; the same must be given to open it
     */
    public byte[] seal(byte[] plain, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        ids.fill(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, purpose);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks AES/GCM", e);
        }
    }

    /** The bytes that were sealed for that purpose, or null where they were not sealed so with this key. */
    public byte @Nullable [] open(byte[] sealed, String purpose) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            return null;
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed, 0, purpose)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException foreign) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks AES/GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int offset, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
