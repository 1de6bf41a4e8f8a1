package io.unkai.services.management.accessanalyzer.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a resource is to be set up; what is null stays as it is.
 *
 * @param bucketPolicy the policy of a bucket; empty where it is to have none
 * @param acl its access control list
 * @param block its Block Public Access
 * @param trust the trust policy of a role
 */
public record Proposal(
        @Nullable String bucketPolicy,
        @Nullable Acl acl,
        @Nullable Block block,
        @Nullable String trust) {
    /** An access control list, empty or not. */
    public record Acl(List<Grant> grants) {}

    /**
     * A grant of an access control list.
     *
     * @param permission for example {@code READ}
     * @param canonicalUser to whom, or empty
     * @param uri the group to whom, or empty
     */
    public record Grant(String permission, String canonicalUser, String uri) {}

    /** What of Block Public Access makes a difference to who gets in. */
    public record Block(boolean ignorePublicAcls, boolean restrictPublicBuckets) {}
}
