package io.unkai.services.identity.signin;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What IAM knows of those who sign in. */
public interface Directory {
    /**
     * The digits of an account that was named by its alias; anything else as it is.
     *
     * @param account possibly hostile
     */
    String account(ReadTxn txn, String account);

    /**
     * The user of an account, if it may sign in with a password, or null.
     *
     * @param account twelve digits, possibly hostile
     * @param name the user's name, possibly hostile
     */
    @Nullable
    Known user(ReadTxn txn, String account, String name, Instant now);

    /** Whether somebody who signed in is still the same and may still be signed in. */
    boolean current(ReadTxn txn, Person person);

    /** Whether somebody has to show a second factor. */
    boolean needsCode(ReadTxn txn, Person person);

    /**
     * Takes a code of any of somebody's devices, once.
     *
     * @param code possibly hostile
     */
    boolean takeCode(Txn txn, Person person, String code, Instant now);
}
