package io.unkai.services.identity.key;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.id.Ids;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access key just made; the only place where its secret is in the clear.
 *
 * @param id the access key id
 * @param secret the secret access key
 */
public record NewKey(String id, String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String TEMPORARY = "ASIA";
    private static final int ID_LENGTH = 16;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final int ACCOUNT_BITS = 40;
    private static final int ACCOUNT_CHARACTERS = 9;
    private static final int SECRET_LENGTH = 40;

    /** A key that lasts. */
    public static NewKey longTerm(Ids ids) {
        return make("AKIA", ids);
    }

    /**
     * A key that is good only together with a session token. Its id tells its account, where AWS's ids do: in 40 bits after the first.
     *
     * @param whose whom it stands for
     */
    public static NewKey temporary(Ids ids, Principal whose) {
        var key = make(TEMPORARY, ids);
        long head = 1L << ACCOUNT_BITS | Long.parseLong(Objects.requireNonNullElse(whose.account(), "0"));
        var id = new StringBuilder(TEMPORARY);
        for (int shift = ACCOUNT_BITS + 1 - BITS; shift > 0; shift -= BITS) {
            id.append(BASE32.charAt((int) (head >> shift) & MASK));
        }
        int mixed = BASE32.indexOf(key.id.charAt(id.length())) & MASK >> 1 | (int) (head & 1) << BITS - 1;
        id.append(BASE32.charAt(mixed)).append(key.id, id.length(), key.id.length());
        return new NewKey(id.toString(), key.secret);
    }

    /** The account that the id of a temporary key tells, or null where it is none. */
    public static @Nullable String account(String id) {
        if (!id.startsWith(TEMPORARY) || id.length() != TEMPORARY.length() + ID_LENGTH) {
            return null;
        }
        long head = 0;
        for (int i = TEMPORARY.length(); i < TEMPORARY.length() + ACCOUNT_CHARACTERS; i++) {
            int value = BASE32.indexOf(id.charAt(i));
            if (value < 0) {
                return null;
            }
            head = head << BITS | value;
        }
        long account = head >> BITS - 1 & (1L << ACCOUNT_BITS) - 1;
        var digits = Long.toString(account);
        return digits.length() > Arn.ACCOUNT_DIGITS ? null : "0".repeat(Arn.ACCOUNT_DIGITS - digits.length()) + digits;
    }

    private static NewKey make(String prefix, Ids ids) {
        return new NewKey(prefix + ids.text(BASE32, ID_LENGTH), ids.text(BASE64, SECRET_LENGTH));
    }

    /** The id only. */
    @Override
    public String toString() {
        return "NewKey[" + id + "]";
    }
}
