package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/**
 * A managed policy of a customer.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when
 * @param updated when a version was last made or became the default
 * @param description what it is for, or empty
 * @param defaultVersion the number of the version in force
 * @param lastVersion the greatest number that a version of it ever had
 */
public record ManagedPolicy(
        String account,
        String id,
        String path,
        String name,
        Instant created,
        Instant updated,
        String description,
        int defaultVersion,
        int lastVersion)
        implements Entity {
    @Override
    public Kind kind() {
        return Kind.POLICY;
    }

    /** The same with other versions. */
    public ManagedPolicy versions(int newDefault, int newLast, Instant now) {
        return new ManagedPolicy(account, id, path, name, created, now, description, newDefault, newLast);
    }
}
