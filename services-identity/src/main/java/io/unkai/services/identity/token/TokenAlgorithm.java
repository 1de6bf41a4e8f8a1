package io.unkai.services.identity.token;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** How tokens are signed: with private keys only. A shared secret, or none, proves nothing to us. */
enum TokenAlgorithm {
    RS256("SHA256withRSA", "RSA", 0),
    RS384("SHA384withRSA", "RSA", 0),
    RS512("SHA512withRSA", "RSA", 0),
    PS256("RSASSA-PSS", "RSA", 32),
    PS384("RSASSA-PSS", "RSA", 48),
    PS512("RSASSA-PSS", "RSA", 64),
    ES256("SHA256withECDSAinP1363Format", "P-256", 0),
    ES384("SHA384withECDSAinP1363Format", "P-384", 0),
    ES512("SHA512withECDSAinP1363Format", "P-521", 0);

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 16_384;

    private final String name;
    private final String keys;
    /** Bytes of the salt, which are as many as those of the hash; 0 where there is none. */
    private final int salt;

    TokenAlgorithm(String name, String keys, int salt) {
        this.name = name;
        this.keys = keys;
        this.salt = salt;
    }

    /** The algorithm of a token's header, or null where it is none of these. */
    static @Nullable TokenAlgorithm of(@Nullable String header) {
        for (var algorithm : values()) {
            if (algorithm.name().equals(header)) {
                return algorithm;
            }
        }
        return null;
    }

    /**
     * Whether it signs with keys of a kind.
     *
     * @param kind {@code RSA} or a curve as in {@code P-256}
     */
    boolean signsWith(String kind) {
        return keys.equals(kind);
    }

    /** Whether a signature over bytes is a key's. */
    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (!strong(key)) {
            return false;
        }
        try {
            var check = Signature.getInstance(name);
            if (salt > 0) {
                var hash = "SHA-" + salt * Byte.SIZE;
                check.setParameter(new PSSParameterSpec(
                        hash, "MGF1", new MGF1ParameterSpec(hash), salt, PSSParameterSpec.TRAILER_FIELD_BC));
            }
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean strong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                        && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
            case ECPublicKey _ -> true;
            default -> false;
        };
    }
}
