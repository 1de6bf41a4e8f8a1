package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/** Finds the bucket of a call. Whether the caller may use it was decided before. */
final class BucketAccess {
    private BucketAccess() {}

    /**
     * The bucket of that name.
     *
     * @param expectedOwner the account that the caller believes owns it, or null
     */
    static Bucket require(Call call, ReadTxn txn, String name, @Nullable String expectedOwner) {
        var bucket = txn.get(BUCKETS, name);
        if (bucket == null) {
            BucketNames.check(name);
            throw S3Errors.noSuchBucket(name);
        }
        if (expectedOwner != null && !expectedOwner.equals(bucket.account())) {
            throw S3Errors.accessDenied();
        }
        return bucket;
    }
}
