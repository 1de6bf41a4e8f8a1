package io.unkai.services.identity.iam.policy;

import java.time.Instant;

/**
 * A policy of AWS's own.
 *
 * @param id the unique id
 * @param path after {@code arn:aws:iam::aws:policy}, between slashes
 * @param name the policy's name
 * @param version the number of its only version here
 * @param created when AWS made it
 * @param updated when AWS made that version
 * @param description what it is for
 */
record AwsPolicy(
        String id, String path, String name, int version, Instant created, Instant updated, String description) {
    static final String ARN_PREFIX = "arn:aws:iam::aws:policy";

    String arn() {
        return ARN_PREFIX + path + name;
    }

    /** Policies of service-linked roles are for those only. */
    boolean attachable() {
        return !path.startsWith("/aws-service-role/");
    }
}
