package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;

import io.unkai.api.s3.GetBucketVersioningOutput;
import io.unkai.api.s3.GetBucketVersioningRequest;
import io.unkai.api.s3.PutBucketVersioningRequest;
import io.unkai.api.s3.PutBucketVersioningResponse;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** Turns versioning of buckets on and off. Once on, it can only be suspended. */
final class Versioning {
    private static final String ENABLED = "Enabled";
    private static final String SUSPENDED = "Suspended";

    void register(Handlers on) {
        on.on(S3.PUT_BUCKET_VERSIONING, this::put);
        on.onRead(S3.GET_BUCKET_VERSIONING, this::get);
    }

    private PutBucketVersioningResponse put(Call call, Txn txn, PutBucketVersioningRequest in) {
        Unsupported.check(in);
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var configuration = in.versioningConfiguration();
        if (configuration == null) {
            throw S3Errors.malformedXml();
        }
        if (ENABLED.equals(configuration.mfaDelete())) {
            throw S3Errors.notImplemented("MfaDelete", "deleting with a second factor");
        }
        var state = configuration.status() == null ? "" : configuration.status();
        var versioning = switch (state) {
            case ENABLED -> Bucket.Versioning.ENABLED;
            case SUSPENDED -> Bucket.Versioning.SUSPENDED;
            default ->
                throw new ApiException(
                        "IllegalVersioningConfigurationException", "The Versioning element must be specified");
        };
        txn.put(BUCKETS, bucket.name(), bucket.with(versioning));
        return PutBucketVersioningResponse.builder().build();
    }

    private GetBucketVersioningOutput get(Call call, ReadTxn txn, GetBucketVersioningRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var status = switch (bucket.versioning()) {
            case OFF -> null;
            case ENABLED -> ENABLED;
            case SUSPENDED -> SUSPENDED;
        };
        return GetBucketVersioningOutput.builder().status(status).build();
    }
}
