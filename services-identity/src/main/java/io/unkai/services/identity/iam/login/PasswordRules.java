package io.unkai.services.identity.iam.login;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * An account's password policy.
 *
 * @param minimumLength least characters, 6 to 128
 * @param symbols whether a symbol is needed
 * @param numbers whether a digit is needed
 * @param upper whether an upper-case letter is needed
 * @param lower whether a lower-case letter is needed
 * @param usersMayChange whether users may change their own
 * @param maxAgeDays after how many days it expires, or 0 for never
 * @param reusePrevention how many earlier ones are forbidden, or 0
 * @param hardExpiry whether an administrator must help after it expired
 */
public record PasswordRules(
        int minimumLength,
        boolean symbols,
        boolean numbers,
        boolean upper,
        boolean lower,
        boolean usersMayChange,
        int maxAgeDays,
        int reusePrevention,
        boolean hardExpiry) {
    /** What holds where an account has no policy of its own; then three of the four classes are needed too. */
    static final PasswordRules UNSET = new PasswordRules(8, false, false, false, false, false, 0, 0, false);

    static final Table<Key, PasswordRules> TABLE =
            new Table<>("iam.password-policies", KeyCodecs.of(Key.class), RecordCodec.of(PasswordRules.class));

    record Key(String account) {}

    /** The policy that an account set, or null. */
    static @Nullable PasswordRules find(ReadTxn txn, String account) {
        return txn.get(TABLE, new Key(account));
    }

    /** The policy that holds in an account. */
    public static PasswordRules of(ReadTxn txn, String account) {
        var own = find(txn, account);
        return own == null ? UNSET : own;
    }
}
