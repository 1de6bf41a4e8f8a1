package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/**
 * A group of users.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when
 */
public record Group(String account, String id, String path, String name, Instant created) implements Entity {
    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    /** The same with another name or path. */
    public Group renamed(String newPath, String newName) {
        return new Group(account, id, newPath, newName, created);
    }
}
