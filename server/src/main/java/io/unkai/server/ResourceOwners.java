package io.unkai.server;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Store;
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
     * @param done whether the call succeeded: a role that was not assumed need not be there
     */
    @Nullable
    String of(Operation<?, ?> operation, Struct input, boolean done) {
        return switch (operation.service().id()) {
            case "s3" -> bucketOwner(text(input, "Bucket"));
            case "sts" -> done ? roleOwner(text(input, "RoleArn")) : null;
            default -> null;
        };
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
