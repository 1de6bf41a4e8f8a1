package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords so that guessing is slow: PBKDF2 with HMAC-SHA-512. Only a few are hashed at a time, and nobody waits long for
 * a turn, so that guessers cannot take the machine.
 */
final class PasswordHash {
    /** As IAM hashes the passwords of users. */
    static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final int AT_A_TIME = 2;
    private static final int PATIENCE_SECONDS = 5;
    private static final int UNAVAILABLE = 503;
    private static final Semaphore TURN = new Semaphore(AT_A_TIME);

    /** What passwords of nobody are hashed with: a look-up that found nobody takes as long as one that found somebody. */
    static final Blob NOBODY = Blob.wrap(new byte[SALT_BYTES]);

    private final int iterations;

    PasswordHash(int iterations) {
        this.iterations = iterations;
    }

    static Blob salt(Ids ids) {
        var salt = new byte[SALT_BYTES];
        ids.fill(salt);
        return Blob.wrap(salt);
    }

    /** @throws ApiException where too many are hashed already */
    Blob hash(String password, Blob salt) {
        takeTurn();
        var spec = new PBEKeySpec(password.toCharArray(), salt.shared(), iterations, HASH_BITS);
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

    private static void takeTurn() {
        boolean taken;
        try {
            taken = TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            taken = false;
        }
        if (!taken) {
            throw new ApiException("ServiceUnavailable", UNAVAILABLE, "Too many sign-ins at a time. Try again.");
        }
    }

    static boolean same(Blob one, Blob other) {
        return MessageDigest.isEqual(one.shared(), other.shared());
    }
}
