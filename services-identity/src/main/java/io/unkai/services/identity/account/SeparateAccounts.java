package io.unkai.services.identity.account;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.key.AccessKeys;
import io.unkai.services.identity.key.NewKey;
import io.unkai.services.identity.key.RootKeys;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount;
import java.time.Instant;
import java.util.regex.Pattern;

/** Makes accounts on their own, each with a root user and its access key. */
public final class SeparateAccounts {
    private static final Pattern ID = Pattern.compile("[0-9]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+");
    private static final Pattern NAME = Pattern.compile("[ -~]{1,50}");
    private static final Pattern ACCESS_KEY = Pattern.compile("[A-Za-z0-9_]{16,128}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{8,128}");
    private static final String TEMPORARY = "ASIA";
    private static final int MIN_EMAIL = 6;
    private static final int MAX_EMAIL = 64;
    private static final int MAX_NAME = 50;
    private static final int CONFLICT = 409;

    private final RootKeys keys;
    private final Ids ids;

    /** Accounts whose root users' keys are kept among these. */
    public SeparateAccounts(RootKeys keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * What is asked for; what is empty is chosen.
     *
     * @param email the root user's address
     * @param name of the account
     * @param id twelve digits
     * @param accessKey the access key id
     * @param secretKey the secret access key, given together with the id
     */
    public record Wanted(String email, String name, String id, String accessKey, String secretKey) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Wanted[" + email + ", " + id + "]";
        }
    }

    /** A new account and its root user's key. */
    public record Made(CloudAccount account, NewKey key) {}

    /**
     * Makes an account.
     *
     * @throws ApiException where something is malformed or taken
     */
    public Made make(Txn txn, Wanted wanted, Instant now) {
        var email = email(txn, wanted.email);
        var account = CloudAccount.opened(id(txn, wanted.id), email, name(wanted.name, email), now);
        var key = key(txn, wanted);
        Accounts.put(txn, account);
        keys.replace(txn, account.id(), key, now);
        return new Made(account, key);
    }

    private static String email(ReadTxn txn, String email) {
        if (email.length() < MIN_EMAIL
                || email.length() > MAX_EMAIL
                || !EMAIL.matcher(email).matches()) {
            throw invalid("the e-mail address has 6 to 64 characters and the form name@example.com");
        }
        if (Accounts.byEmail(txn, email) != null) {
            throw taken("an account has the e-mail address " + email + " already");
        }
        return email;
    }

    private String id(ReadTxn txn, String id) {
        if (id.isEmpty()) {
            return Accounts.freeId(txn, ids);
        }
        if (!ID.matcher(id).matches()) {
            throw invalid("an account id is twelve digits");
        }
        if (Accounts.find(txn, id) != null || keys.exists(txn, id)) {
            throw taken("there is an account " + id + " already");
        }
        return id;
    }

    private static String name(String name, String email) {
        var chosen = name.isEmpty() ? email.substring(0, Math.min(MAX_NAME, email.indexOf('@'))) : name;
        if (!NAME.matcher(chosen).matches()) {
            throw invalid("a name has 1 to 50 characters of ASCII");
        }
        return chosen;
    }

    private NewKey key(ReadTxn txn, Wanted wanted) {
        if (wanted.accessKey.isEmpty() && wanted.secretKey.isEmpty()) {
            return NewKey.longTerm(ids);
        }
        if (!ACCESS_KEY.matcher(wanted.accessKey).matches() || wanted.accessKey.startsWith(TEMPORARY)) {
            throw invalid(
                    "an access key id has 16 to 128 letters, digits and underscores and does not start with ASIA");
        }
        if (!SECRET.matcher(wanted.secretKey).matches()) {
            throw invalid("a secret access key has 8 to 128 characters of ASCII without spaces");
        }
        if (AccessKeys.find(txn, wanted.accessKey) != null) {
            throw taken("there is an access key " + wanted.accessKey + " already");
        }
        return new NewKey(wanted.accessKey, wanted.secretKey);
    }

    private static ApiException invalid(String message) {
        return new ApiException("InvalidParameterValue", message);
    }

    private static ApiException taken(String message) {
        return new ApiException("AlreadyExists", CONFLICT, message);
    }
}
