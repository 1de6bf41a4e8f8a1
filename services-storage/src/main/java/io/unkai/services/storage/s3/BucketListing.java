package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;
import static io.unkai.services.storage.s3.Tables.OWNED;

import io.unkai.api.s3.ListBucketsOutput;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;

/** Lists an account's buckets. */
final class BucketListing {
    void register(Handlers on) {
        on.onRead(S3.LIST_BUCKETS, this::list);
    }

    private ListBucketsOutput list(Call call, ReadTxn txn, ListBucketsRequest in) {
        var prefix = in.prefix() == null ? "" : in.prefix();
        int max = in.maxBuckets() == null ? Limits.BUCKET_PAGE : in.maxBuckets();
        if (max < 1 || max > Limits.BUCKET_PAGE) {
            throw S3Errors.invalidArgument(
                    "MaxBuckets must be between 1 and " + Limits.BUCKET_PAGE, "max-buckets", Integer.toString(max));
        }
        var buckets = new ArrayList<io.unkai.api.s3.Bucket>();
        String next = null;
        var from = Tokens.decode(in.continuationToken());
        try (var cursor = txn.scan(OWNED, Range.prefix(AccountBucket.start(call.account(), prefix)))) {
            if (from != null) {
                cursor.seek(KeyBytes.after(AccountBucket.start(call.account(), from.name())));
            }
            String last = "";
            while (cursor.hasNext() && next == null) {
                var name = cursor.next().key().name();
                var bucket = txn.get(BUCKETS, name);
                if (bucket == null
                        || in.bucketRegion() != null && !in.bucketRegion().equals(bucket.region())) {
                    continue;
                }
                if (buckets.size() == max) {
                    next = Tokens.encode(new Tokens.Place(last, false));
                } else {
                    buckets.add(view(bucket));
                    last = name;
                }
            }
        }
        return ListBucketsOutput.builder()
                .buckets(buckets)
                .owner(Owners.of(call.account()))
                .prefix(in.prefix())
                .continuationToken(next)
                .build();
    }

    private static io.unkai.api.s3.Bucket view(Bucket bucket) {
        return io.unkai.api.s3.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.created())
                .bucketRegion(bucket.region())
                .bucketArn(bucket.arn())
                .build();
    }
}
