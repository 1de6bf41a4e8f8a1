package io.unkai.services.identity.registry;

import java.time.Instant;

/**
 * An account.
 *
 * @param id twelve digits
 * @param email the root user's address, as it was given
 * @param name what people call it
 * @param created when
 * @param status whether it is open
 */
public record CloudAccount(String id, String email, String name, Instant created, Status status) {
    /** Whether an account is open. */
    public enum Status {
        ACTIVE,
        /** Its owner has closed it. */
        PENDING_CLOSURE,
        /** Closed: nobody gets in. */
        SUSPENDED
    }

    /** A new account. */
    public static CloudAccount opened(String id, String email, String name, Instant created) {
        return new CloudAccount(id, email, name, created, Status.ACTIVE);
    }

    /** An account that works although nobody registered it, as all do where signatures are not checked. */
    static CloudAccount unregistered(String id, Instant now) {
        return opened(id, "root@" + id + ".invalid", "account-" + id, now);
    }

    /** The same under another name. */
    public CloudAccount named(String newName) {
        return new CloudAccount(id, email, newName, created, status);
    }

    /** The same with another address. */
    public CloudAccount reachedAt(String newEmail) {
        return new CloudAccount(id, newEmail, name, created, status);
    }

    /** The same in another status. */
    public CloudAccount in(Status newStatus) {
        return new CloudAccount(id, email, name, created, newStatus);
    }
}
