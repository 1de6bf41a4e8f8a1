package io.unkai.services.identity.iam.login;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import java.util.Locale;
import java.util.stream.Stream;

/** Holds new passwords against an account's policy. */
final class PasswordCheck {
    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";
    private static final int MAX_LENGTH = 128;
    private static final int CLASSES_UNSET = 3;

    private PasswordCheck() {}

    static void check(ReadTxn txn, String account, String userName, String password) {
        var own = PasswordRules.find(txn, account);
        var rules = own == null ? PasswordRules.UNSET : own;
        boolean upper = password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean lower = password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean number = password.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean symbol = password.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
        require(
                password.length() >= rules.minimumLength(),
                "Password should have a minimum length of " + rules.minimumLength());
        require(password.length() <= MAX_LENGTH, "Password should have a maximum length of " + MAX_LENGTH);
        require(upper || !rules.upper(), "Password should have at least one uppercase letter");
        require(lower || !rules.lower(), "Password should have at least one lowercase letter");
        require(number || !rules.numbers(), "Password should have at least one number");
        require(symbol || !rules.symbols(), "Password should have at least one symbol");
        if (own == null) {
            long classes =
                    Stream.of(upper, lower, number, symbol).filter(b -> b).count();
            require(
                    classes >= CLASSES_UNSET,
                    "Password should contain at least three of: uppercase letter, lowercase letter, number, symbol");
            require(
                    !password.toLowerCase(Locale.ROOT).equals(userName.toLowerCase(Locale.ROOT))
                            && !password.equals(account),
                    "Password should not be the user name or the account");
        }
    }

    static void requireNew(PasswordRules rules, Login login, Blob hash) {
        int forbidden = Math.min(rules.reusePrevention(), login.hashes().size());
        boolean used = login.hashes().subList(0, forbidden).stream().anyMatch(old -> Passwords.same(old, hash));
        require(!used, "Password should not be one of the last " + rules.reusePrevention() + " passwords");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new ApiException("PasswordPolicyViolation", otherwise);
        }
    }
}
