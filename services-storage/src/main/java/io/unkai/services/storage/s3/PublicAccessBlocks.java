package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeletePublicAccessBlockRequest;
import io.unkai.api.s3.DeletePublicAccessBlockResponse;
import io.unkai.api.s3.GetPublicAccessBlockOutput;
import io.unkai.api.s3.GetPublicAccessBlockRequest;
import io.unkai.api.s3.PutPublicAccessBlockRequest;
import io.unkai.api.s3.PutPublicAccessBlockResponse;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** Block Public Access of buckets. */
final class PublicAccessBlocks {
    private static final int NOT_FOUND = 404;

    void register(Handlers on) {
        on.on(S3.PUT_PUBLIC_ACCESS_BLOCK, this::put);
        on.onRead(S3.GET_PUBLIC_ACCESS_BLOCK, this::get);
        on.on(S3.DELETE_PUBLIC_ACCESS_BLOCK, this::delete);
    }

    private PutPublicAccessBlockResponse put(Call call, Txn txn, PutPublicAccessBlockRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var settings = in.publicAccessBlockConfiguration();
        if (settings == null) {
            throw S3Errors.malformedXml();
        }
        txn.put(Tables.PUBLIC_ACCESS, bucket.id(), AccessBlock.of(settings));
        return PutPublicAccessBlockResponse.builder().build();
    }

    private GetPublicAccessBlockOutput get(Call call, ReadTxn txn, GetPublicAccessBlockRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var settings = txn.get(Tables.PUBLIC_ACCESS, bucket.id());
        if (settings == null) {
            throw new ApiException(
                            "NoSuchPublicAccessBlockConfiguration",
                            NOT_FOUND,
                            "The public access block configuration was not found")
                    .with("BucketName", bucket.name());
        }
        return GetPublicAccessBlockOutput.builder()
                .publicAccessBlockConfiguration(settings.view())
                .build();
    }

    private DeletePublicAccessBlockResponse delete(Call call, Txn txn, DeletePublicAccessBlockRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        txn.delete(Tables.PUBLIC_ACCESS, bucket.id());
        return DeletePublicAccessBlockResponse.builder().build();
    }

    /** What holds for a bucket. */
    static AccessBlock of(ReadTxn txn, Bucket bucket) {
        var settings = txn.get(Tables.PUBLIC_ACCESS, bucket.id());
        return settings == null ? AccessBlock.ALLOWED : settings;
    }
}
