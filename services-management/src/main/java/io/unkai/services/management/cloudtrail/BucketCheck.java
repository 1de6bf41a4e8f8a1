package io.unkai.services.management.cloudtrail;

import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks S3 whether a trail can deliver into a bucket, before the transaction that points the trail there. */
record BucketCheck(Cloud cloud) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What the check leaves for the transaction: nothing. */
    record Passed() implements AutoCloseable {
        @Override
        public void close() {}
    }

    Passed check(Call call, @Nullable String bucket, @Nullable String prefix, @Nullable String trail)
            throws IOException {
        if (bucket == null || bucket.isEmpty()) {
            return new Passed();
        }
        try {
            var input = HeadBucketRequest.builder().bucket(bucket).build();
            cloud.call(CloudTrailService.caller(call.account(), call.region()), S3.HEAD_BUCKET, input);
        } catch (ApiException e) {
            // The bucket may be another account's: then its policy decides.
            if (e.status() != FORBIDDEN) {
                throw refusal(bucket, e);
            }
        }
        try {
            deliverable(call, bucket, TrailNames.prefix(prefix), arn(call, trail));
            return new Passed();
        } catch (ApiException e) {
            throw refusal(bucket, e);
        }
    }

    private static String arn(Call call, @Nullable String trail) {
        var named = Objects.requireNonNullElse(trail, "");
        return named.startsWith("arn:")
                ? named
                : "arn:aws:cloudtrail:" + call.region() + ':' + call.account() + ":trail/" + named;
    }

    /** Does what deliveries do: looks at the bucket's list and makes the folder that logs go into. */
    private void deliverable(Call call, String bucket, String prefix, String trail) throws IOException {
        var caller = CloudTrailService.caller(call.account(), call.region(), trail);
        cloud.call(
                caller,
                S3.GET_BUCKET_ACL,
                GetBucketAclRequest.builder().bucket(bucket).build());
        cloud.call(
                caller,
                S3.PUT_OBJECT,
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key((prefix.isEmpty() ? "" : prefix + '/') + "AWSLogs/" + call.account() + "/CloudTrail/")
                        .acl(Bucket.OWNERS)
                        .contentLength(0L)
                        .metadata(Map.of())
                        .body(ByteStream.of(new byte[0]))
                        .build());
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
