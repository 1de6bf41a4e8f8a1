package io.unkai.server;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.iam.entity.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account that owns what a call acted on, where that may be another than the caller's: buckets, and roles that are assumed.
 *
 * @param store the state of the cloud
 * @param s3 what S3 knows of buckets
 */
record ResourceOwners(Store store, ResourceFacts s3) {
    /**
     * The twelve-digit account, or null where there is none or nobody knows.
     *
     * @param told whether the owner of a role is told: who tried in vain is not the business of others
     */
    @Nullable
    String of(Operation<?, ?> operation, Struct input, boolean told) {
        return switch (operation.service().id()) {
            case "s3" -> bucketOwner(text(input, "Bucket"));
            case "sts" -> told ? roleOwner(text(input, "RoleArn")) : null;
            default -> null;
        };
    }

    /** Whether there is the role that a call wants to assume. */
    boolean hasRole(Struct input) {
        var role = Arn.parse(text(input, "RoleArn"));
        return role != null && store.read(txn -> Entities.ROLES.at(txn, role) != null);
    }

    private @Nullable String bucketOwner(String bucket) {
        return bucket.isEmpty() ? null : store.read(txn -> s3.owner(txn, Arn.of("s3", "", "", bucket)));
    }

    private static @Nullable String roleOwner(String role) {
        var arn = Arn.parse(role);
        return arn == null || arn.account().length() != Arn.ACCOUNT_DIGITS ? null : arn.account();
    }

    private static String text(Struct input, String name) {
        var member = input.schema().member(name);
        return member != null && input.member(member.index()) instanceof String text ? text : "";
    }
}
