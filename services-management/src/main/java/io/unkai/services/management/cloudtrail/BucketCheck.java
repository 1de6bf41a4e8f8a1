package io.unkai.services.management.cloudtrail;

import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks S3 whether a trail can deliver into a bucket, before the transaction that points the trail there. */
record BucketCheck(Cloud cloud) {
    private static final int NOT_FOUND = 404;

    /** What the check leaves for the transaction: nothing. */
    record Passed() implements AutoCloseable {
        @Override
        public void close() {}
    }

    Passed check(Call call, @Nullable String bucket) throws IOException {
        if (bucket == null || bucket.isEmpty()) {
            return new Passed();
        }
        try {
            var input = HeadBucketRequest.builder().bucket(bucket).build();
            cloud.call(CloudTrailService.caller(call.account(), call.region()), S3.HEAD_BUCKET, input);
            return new Passed();
        } catch (ApiException e) {
            throw refusal(bucket, e);
        }
    }

    private static ApiException refusal(String bucket, ApiException why) {
        if (why.code().equals("InvalidBucketName")) {
            return new ApiException("InvalidS3BucketNameException", "Bucket name is invalid: " + bucket);
        } else if (why.status() == NOT_FOUND) {
            return new ApiException("S3BucketDoesNotExistException", "S3 bucket " + bucket + " does not exist!");
        }
        return new ApiException(
                "InsufficientS3BucketPolicyException", "Incorrect S3 bucket policy is detected for bucket: " + bucket);
    }
}
