package io.unkai.services.storage.s3;

import io.unkai.api.s3.PublicAccessBlockConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * How far a bucket is kept from the public whatever its policy and ACLs say.
 *
 * @param blockAcls whether ACLs that grant the public anything are refused
 * @param ignoreAcls whether such ACLs, where they are there, count for nothing
 * @param blockPolicy whether policies that let the public in are refused
 * @param restrict whether such a policy, where it is there, lets only the owner's account and services in
 */
record AccessBlock(boolean blockAcls, boolean ignoreAcls, boolean blockPolicy, boolean restrict) {
    /** What a new bucket has. */
    static final AccessBlock BLOCKED = new AccessBlock(true, true, true, true);

    /** What a bucket without any setting has. */
    static final AccessBlock ALLOWED = new AccessBlock(false, false, false, false);

    static AccessBlock of(PublicAccessBlockConfiguration in) {
        return new AccessBlock(
                is(in.blockPublicAcls()),
                is(in.ignorePublicAcls()),
                is(in.blockPublicPolicy()),
                is(in.restrictPublicBuckets()));
    }

    private static boolean is(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    PublicAccessBlockConfiguration view() {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(blockAcls)
                .ignorePublicAcls(ignoreAcls)
                .blockPublicPolicy(blockPolicy)
                .restrictPublicBuckets(restrict)
                .build();
    }
}
