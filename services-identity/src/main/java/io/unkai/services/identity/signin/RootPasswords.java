package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.registry.Accounts;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The passwords of root users. */
final class RootPasswords {
    private static final int MIN = 8;
    private static final int MAX = 128;
    private static final int CLASSES = 3;

    private RootPasswords() {}

    static boolean exists(ReadTxn txn, String account) {
        return Login.of(txn, account, "") != null;
    }

    /** The root user of an e-mail address, if it has a password, or null. */
    static @Nullable Known find(ReadTxn txn, String email) {
        var account = Accounts.byEmail(txn, email);
        var login = account == null ? null : Login.of(txn, account.id(), "");
        return account == null || login == null || Accounts.suspended(txn, account.id())
                ? null
                : new Known(Person.root(account.id()), login, false, false);
    }

    /** Holds a new password against AWS's rules for root users. */
    static void check(String password, String email) {
        long classes = Stream.<IntPredicate>of(
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
