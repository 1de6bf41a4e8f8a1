package io.unkai.services.identity.iam.login;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a user may sign in with a password.
 *
 * @param account the twelve-digit account
 * @param userId the user's unique id, or empty for the root user
 * @param created when the user got it
 * @param changed when the password was last changed
 * @param resetRequired whether the user must choose another when it signs in
 * @param salt what the user's passwords are hashed with
 * @param iterations what it costs to hash them
 * @param hashes the password's hash, then those of the passwords before it, as many as a policy can forbid
 */
public record Login(
        String account,
        String userId,
        Instant created,
        Instant changed,
        boolean resetRequired,
        Blob salt,
        int iterations,
        List<Blob> hashes) {
    /** Most passwords that a policy can forbid to use again. */
    static final int REMEMBERED = 24;

    static final Table<Keys.Numbered, Login> TABLE =
            new Table<>("iam.logins", Keys.numbered(), RecordCodec.of(Login.class));

    /**
     * A first password, still to be stored.
     *
     * @param userId the user's unique id, or empty for the root user
     * @param iterations what hashing costs, {@link Passwords#ITERATIONS} but in tests
     */
    public static Login make(
            String account, String userId, String password, boolean mustReset, Ids ids, int iterations, Instant now) {
        var salt = Passwords.salt(ids);
        var hash = Passwords.hash(password, salt, iterations);
        return new Login(account, userId, now, now, mustReset, salt, iterations, List.of(hash));
    }

    /** The login of a user, or null where it may not sign in with a password. */
    public static @Nullable Login of(ReadTxn txn, String account, String userId) {
        return txn.get(TABLE, new Keys.Numbered(account, userId));
    }

    /** Stores it. */
    public void put(Txn txn) {
        txn.put(TABLE, new Keys.Numbered(account, userId), this);
    }

    /** The hash of the password in force. */
    Blob hash() {
        return hashes.getFirst();
    }

    /** Whether the password is older than a policy allows. */
    public boolean expired(PasswordRules rules, Instant now) {
        return rules.maxAgeDays() > 0 && now.isAfter(changed.plus(Duration.ofDays(rules.maxAgeDays())));
    }

    /** The same with another password. */
    Login with(Blob hash, boolean mustReset, Instant now) {
        var all = new ArrayList<Blob>();
        all.add(hash);
        all.addAll(hashes.subList(0, Math.min(hashes.size(), REMEMBERED - 1)));
        return new Login(account, userId, created, now, mustReset, salt, iterations, List.copyOf(all));
    }

    /** The same, to be changed at the next sign-in or not. */
    Login with(boolean mustReset) {
        return new Login(account, userId, created, changed, mustReset, salt, iterations, hashes);
    }
}
