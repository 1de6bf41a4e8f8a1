package io.unkai.services.identity.iam.login;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords so that guessing is slow: PBKDF2 with HMAC-SHA-512. Only a few are hashed at a time, so that sign-ins cannot
 * take the whole machine.
 */
public final class Passwords {
    /** The cost of new passwords: some 100 milliseconds each. */
    public static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final int AT_A_TIME = 2;
    private static final Semaphore TURN = new Semaphore(AT_A_TIME);

    private Passwords() {}

    /** A salt for the passwords of one user. */
    static Blob salt(Ids ids) {
        var salt = new byte[SALT_BYTES];
        ids.fill(salt);
        return Blob.wrap(salt);
    }

    /**
     * The hash of a password.
     *
     * @param iterations what it costs to compute
     */
    static Blob hash(String password, Blob salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt.shared(), iterations, HASH_BITS);
        TURN.acquireUninterruptibly();
        try {
            return Blob.wrap(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks PBKDF2", e);
        } finally {
            TURN.release();
            spec.clearPassword();
        }
    }

    /** Whether a password is the one of a login; takes as long for a wrong one. */
    public static boolean matches(Login login, String password) {
        return same(hash(password, login.salt(), login.iterations()), login.hash());
    }

    static boolean same(Blob one, Blob other) {
        return MessageDigest.isEqual(one.shared(), other.shared());
    }
}
