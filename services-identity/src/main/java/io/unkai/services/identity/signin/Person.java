package io.unkai.services.identity.signin;

import io.unkai.kernel.call.Principal;

/**
 * A root user or an IAM user.
 *
 * @param account the twelve-digit account
 * @param userId the user's unique id, empty for the root user
 * @param path the user's path
 * @param name the user's name, empty for the root user
 */
public record Person(String account, String userId, String path, String name) {
    /** An account's root user. */
    public static Person root(String account) {
        return new Person(account, "", "/", "");
    }

    /** Who this is to everybody else. */
    public Principal principal() {
        return userId.isEmpty() ? new Principal.Root(account) : new Principal.User(account, path, name, userId);
    }
}
