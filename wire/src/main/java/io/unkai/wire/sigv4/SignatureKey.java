package io.unkai.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What checks signatures: the same for a request, its chunks and its trailer. */
public sealed interface SignatureKey {
    /** Most hexadecimal digits of a signature: an ECDSA one as padded in chunks. */
    int MAX_SIGNATURE = 144;

    /** Whether a signature in hexadecimal is right. Takes the same time whichever digit is wrong. */
    boolean verifies(byte[] stringToSign, String signature);

    /** A derived key of Signature Version 4. */
    final class Hmac implements SignatureKey {
        private final HmacKey key;

        Hmac(byte[] key) {
            this.key = new HmacKey(key);
        }

        @Override
        public boolean verifies(byte[] stringToSign, String signature) {
            var expected = HexFormat.of().formatHex(key.code(stringToSign));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.ISO_8859_1), signature.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The public half of a derived key pair of Signature Version 4A. */
    record Ecdsa(PublicKey key) implements SignatureKey {
        @Override
        public boolean verifies(byte[] stringToSign, String signature) {
            var bytes = unhex(signature);
            if (bytes == null) {
                return false;
            }
            try {
                var verifier = Signature.getInstance("SHA256withECDSA");
                verifier.initVerify(key);
                verifier.update(stringToSign);
                return verifier.verify(bytes);
            } catch (SignatureException e) {
                return false; // not the encoding of a signature
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte @Nullable [] unhex(String signature) {
            boolean hex = signature.length() <= MAX_SIGNATURE
                    && signature.length() % 2 == 0
                    && signature.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
            return hex ? HexFormat.of().parseHex(signature) : null;
        }
    }

    /** A key that takes every signature, for clouds that check none. */
    record Any() implements SignatureKey {
        @Override
        public boolean verifies(byte[] stringToSign, String signature) {
            return true;
        }
    }
}
