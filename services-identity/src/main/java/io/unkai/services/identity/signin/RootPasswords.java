package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.registry.Accounts;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The passwords of root users. */
public final class RootPasswords {
    private static final int MIN = 8;
    private static final int MAX = 128;
    private static final int CLASSES = 3;

    private record Key(String account) {}

    private record Stored(Blob salt, Blob hash) {}

    private static final Table<Key, Stored> TABLE =
            new Table<>("signin.root-passwords", KeyCodecs.of(Key.class), RecordCodec.of(Stored.class));

    private RootPasswords() {}

    /** Whether an account's root user has a password. */
    public static boolean exists(ReadTxn txn, String account) {
        return txn.get(TABLE, new Key(account)) != null;
    }

    /** The root user of an e-mail address, if it has a password, or null. */
    static @Nullable Known find(ReadTxn txn, String email) {
        var account = Accounts.byEmail(txn, email);
        var stored = account == null ? null : txn.get(TABLE, new Key(account.id()));
        return account == null || stored == null
                ? null
                : new Known(account.id(), "", "/", "", stored.salt, stored.hash);
    }

    static void put(Txn txn, String account, Blob salt, Blob hash) {
        txn.put(TABLE, new Key(account), new Stored(salt, hash));
    }

    /** Holds a new password against AWS's rules for root users. */
    static void check(String password, String email) {
        long classes = Stream.<java.util.function.IntPredicate>of(
                        c -> c >= 'A' && c <= 'Z',
                        c -> c >= 'a' && c <= 'z',
                        c -> c >= '0' && c <= '9',
                        c -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c))
                .filter(of -> password.chars().anyMatch(of))
                .count();
        if (password.length() < MIN
                || password.length() > MAX
                || classes < CLASSES
                || password.equalsIgnoreCase(email)) {
            throw new ApiException(
                    "PasswordPolicyViolation",
                    "A root user's password has 8 to 128 characters, at least three of upper-case letters, lower-case"
                            + " letters, digits and symbols, and is not its e-mail address.");
        }
    }
}
