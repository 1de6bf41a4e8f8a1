package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;

import io.unkai.api.s3.DeleteBucketOwnershipControlsRequest;
import io.unkai.api.s3.DeleteBucketOwnershipControlsResponse;
import io.unkai.api.s3.GetBucketOwnershipControlsOutput;
import io.unkai.api.s3.GetBucketOwnershipControlsRequest;
import io.unkai.api.s3.OwnershipControls;
import io.unkai.api.s3.OwnershipControlsRule;
import io.unkai.api.s3.PutBucketOwnershipControlsRequest;
import io.unkai.api.s3.PutBucketOwnershipControlsResponse;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.List;
import java.util.Set;

/** Who owns what others put into a bucket, and whether access control lists count in it. */
final class BucketOwnership {
    /** The setting of buckets whose creator names none. */
    static final String ENFORCED = "BucketOwnerEnforced";

    private static final Set<String> KNOWN = Set.of(ENFORCED, "BucketOwnerPreferred", "ObjectWriter");

    void register(Handlers on) {
        on.on(S3.PUT_BUCKET_OWNERSHIP_CONTROLS, this::put);
        on.onRead(S3.GET_BUCKET_OWNERSHIP_CONTROLS, this::get);
        on.on(S3.DELETE_BUCKET_OWNERSHIP_CONTROLS, this::delete);
    }

    /** Refuses what is no such setting. */
    static String check(String ownership) {
        if (!KNOWN.contains(ownership)) {
            throw S3Errors.invalidArgument(
                    "Invalid x-amz-object-ownership header: " + ownership, "x-amz-object-ownership", ownership);
        }
        return ownership;
    }

    private PutBucketOwnershipControlsResponse put(Call call, Txn txn, PutBucketOwnershipControlsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var rules =
                in.ownershipControls() == null ? null : in.ownershipControls().rules();
        var ownership =
                rules == null || rules.size() != 1 ? null : rules.getFirst().objectOwnership();
        if (ownership == null || !KNOWN.contains(ownership)) {
            throw S3Errors.malformedXml();
        }
        if (ownership.equals(ENFORCED)) {
            BucketAcls.refuseGrants(txn, bucket);
        }
        txn.put(BUCKETS, bucket.name(), bucket.owning(ownership));
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    private GetBucketOwnershipControlsOutput get(Call call, ReadTxn txn, GetBucketOwnershipControlsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        if (bucket.ownership().isEmpty()) {
            throw new ApiException(
                            "OwnershipControlsNotFoundError", 404, "The bucket ownership controls were not found")
                    .with("BucketName", bucket.name());
        }
        var rule = OwnershipControlsRule.builder()
                .objectOwnership(bucket.ownership())
                .build();
        return GetBucketOwnershipControlsOutput.builder()
                .ownershipControls(
                        OwnershipControls.builder().rules(List.of(rule)).build())
                .build();
    }

    private DeleteBucketOwnershipControlsResponse delete(Call call, Txn txn, DeleteBucketOwnershipControlsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        txn.put(BUCKETS, bucket.name(), bucket.owning(""));
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }
}
