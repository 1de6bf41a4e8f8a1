package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.login.Passwords;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares passwords, which is slow on purpose; those who cannot have a turn soon are sent away. */
final class Hashing {
    private static final int WAITING = 16;
    private static final int PATIENCE_SECONDS = 5;
    private static final int UNAVAILABLE = 503;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;

    private final Semaphore turns = new Semaphore(WAITING);
    private final int iterations;
    private final Login nobody;

    /** @param iterations what new passwords cost, {@link Passwords#ITERATIONS} but in tests */
    Hashing(int iterations) {
        this.iterations = iterations;
        this.nobody = new Login(
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                Blob.wrap(new byte[SALT_BYTES]),
                iterations,
                List.of(Blob.wrap(new byte[HASH_BYTES])));
    }

    int iterations() {
        return iterations;
    }

    /** Whether a password is right; where there is nobody it takes as long and is wrong. */
    boolean matches(@Nullable Login login, String password) {
        return inTurn(() -> Passwords.matches(login == null ? nobody : login, password)) && login != null;
    }

    /** @throws ApiException where too many wait already */
    <T> T inTurn(Supplier<T> work) {
        boolean taken;
        try {
            taken = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            taken = false;
        }
        if (!taken) {
            throw new ApiException("ServiceUnavailable", UNAVAILABLE, "Too many sign-ins at a time. Try again.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
