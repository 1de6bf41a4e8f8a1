package io.unkai.services.identity.signin;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What IAM knows of those who sign in. */
public interface Directory {
    /**
     * The user of an account, if it may sign in with a password, or null.
     *
     * @param account twelve digits or an alias, possibly hostile
     * @param name the user's name, possibly hostile
     */
    @Nullable
    Known user(ReadTxn txn, String account, String name);

    /** Whether a user that signed in is still the same and may still sign in; the root user's id is empty. */
    boolean current(ReadTxn txn, String account, String userId, String name);

    /** Whether a user has to show a second factor; the root user's id is empty. */
    boolean needsCode(ReadTxn txn, String account, String userId);

    /**
     * Takes a code of any of a user's devices, once.
     *
     * @param code possibly hostile
     */
    boolean takeCode(Txn txn, String account, String userId, String code, Instant now);
}
