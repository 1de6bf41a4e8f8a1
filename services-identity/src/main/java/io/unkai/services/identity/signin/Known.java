package io.unkai.services.identity.signin;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.schema.Blob;

/**
 * Somebody who can sign in with a password.
 *
 * @param account the twelve-digit account
 * @param userId the user's unique id, empty for the root user
 * @param path the user's path
 * @param name the user's name, empty for the root user
 * @param salt what the password was hashed with
 * @param hash the password's hash
 */
public record Known(String account, String userId, String path, String name, Blob salt, Blob hash) {
    /** Whether this is the account's root user. */
    public boolean root() {
        return userId.isEmpty();
    }

    /** Who this is. */
    public Principal principal() {
        return root() ? new Principal.Root(account) : new Principal.User(account, path, name, userId);
    }
}
