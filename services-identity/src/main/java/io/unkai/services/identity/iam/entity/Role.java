package io.unkai.services.identity.iam.entity;

import java.time.Instant;

/**
 * A role.
 *
 * @param account the twelve-digit account
 * @param id the unique id
 * @param path between slashes
 * @param name as it was given
 * @param created when
 * @param boundary the ARN of the policy that is its permissions boundary, or empty
 * @param trust the policy, in JSON, that says who may assume it
 * @param description what it is for, or empty
 * @param maxSession the longest session in seconds, 3600 to 43200
 * @param service the service it is linked to, for example {@code elasticloadbalancing.amazonaws.com}, or empty
 */
public record Role(
        String account,
        String id,
        String path,
        String name,
        Instant created,
        String boundary,
        String trust,
        String description,
        int maxSession,
        String service)
        implements Principal {
    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    /** Whether only the service it is linked to may change it. */
    public boolean linked() {
        return !service.isEmpty();
    }

    @Override
    public Role bounded(String policyArn) {
        return new Role(account, id, path, name, created, policyArn, trust, description, maxSession, service);
    }

    /** The same, assumed by others. */
    public Role trusting(String newTrust) {
        return new Role(account, id, path, name, created, boundary, newTrust, description, maxSession, service);
    }

    /** The same with another description and another longest session. */
    public Role described(String newDescription, int newMaxSession) {
        return new Role(account, id, path, name, created, boundary, trust, newDescription, newMaxSession, service);
    }
}
