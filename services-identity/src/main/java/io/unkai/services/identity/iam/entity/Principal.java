package io.unkai.services.identity.iam.entity;

/** A user or a role: what acts, and may have a permissions boundary. */
public sealed interface Principal extends Entity permits User, Role {
    /** The ARN of the policy that is its permissions boundary, or empty. */
    String boundary();

    /** The same with another boundary, or with none where the ARN is empty. */
    Principal bounded(String policyArn);
}
