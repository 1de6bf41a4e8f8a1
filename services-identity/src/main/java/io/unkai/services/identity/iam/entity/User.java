package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/**
 * An IAM user.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when
 * @param boundary the ARN of the policy that is its permissions boundary, or empty
 */
public record User(String account, String id, String path, String name, Instant created, String boundary)
        implements Principal {
    @Override
    public Kind kind() {
        return Kind.USER;
    }

    /** The same with another name or path. */
    public User renamed(String newPath, String newName) {
        return new User(account, id, newPath, newName, created, boundary);
    }

    @Override
    public User bounded(String policyArn) {
        return new User(account, id, path, name, created, policyArn);
    }
}
