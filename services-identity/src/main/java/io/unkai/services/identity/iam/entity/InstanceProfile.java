package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/**
 * What hands a role to an instance.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when
 * @param role the unique id of its role, or empty
 */
public record InstanceProfile(String account, String id, String path, String name, Instant created, String role)
        implements Entity {
    @Override
    public Kind kind() {
        return Kind.INSTANCE_PROFILE;
    }

    /** The same with another role, or with none where the id is empty. */
    public InstanceProfile with(String roleId) {
        return new InstanceProfile(account, id, path, name, created, roleId);
    }
}
