package io.unkai.kernel.policy;

import java.util.List;

/** What the owner of a document knows and the language does not: which actions, resources and principals there are. */
public interface PolicyRules {
    /** Knows nothing better, so takes whatever is well formed. */
    PolicyRules NONE = new PolicyRules() {};

    /**
     * Whether there is an action of this name or pattern.
     *
     * @param action as written, for example {@code s3:Get*}
     */
    default boolean actionExists(String action) {
        return true;
    }

    /**
     * Whether a policy of this owner may be about a resource.
     *
     * @param resource as written, for example {@code arn:aws:s3:::bucket/*}
     */
    default boolean resourceFits(String resource) {
        return true;
    }

    /**
     * Whether an action acts on one of these resources.
     *
     * @param action as written
     * @param resources as written; without those of {@code NotResource}
     */
    default boolean actionApplies(String action, List<String> resources) {
        return true;
    }

    /**
     * Whether there is a principal; never asked about the star.
     *
     * @param type its type
     * @param name as written, for example an ARN, an account or a service's name
     */
    default boolean principalExists(PrincipalType type, String name) {
        return true;
    }
}
