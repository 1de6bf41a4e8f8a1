package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeleteBucketPolicyRequest;
import io.unkai.api.s3.DeleteBucketPolicyResponse;
import io.unkai.api.s3.GetBucketPolicyOutput;
import io.unkai.api.s3.GetBucketPolicyRequest;
import io.unkai.api.s3.GetBucketPolicyStatusOutput;
import io.unkai.api.s3.GetBucketPolicyStatusRequest;
import io.unkai.api.s3.PolicyStatus;
import io.unkai.api.s3.PutBucketPolicyRequest;
import io.unkai.api.s3.PutBucketPolicyResponse;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyRules;
import io.unkai.kernel.policy.PolicyUse;
import io.unkai.kernel.policy.PublicAccess;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.nio.charset.StandardCharsets;

/** Bucket policies. */
final class BucketPolicies {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    void register(Handlers on) {
        on.on(S3.PUT_BUCKET_POLICY, this::put);
        on.onRead(S3.GET_BUCKET_POLICY, this::get);
        on.onRead(S3.GET_BUCKET_POLICY_STATUS, this::status);
        on.on(S3.DELETE_BUCKET_POLICY, this::delete);
    }

    private PutBucketPolicyResponse put(Call call, Txn txn, PutBucketPolicyRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var json = Reads.required(in, "Policy");
        var policy = check(bucket, json);
        boolean open = PublicAccess.isPublic(policy);
        if (open && PublicAccessBlocks.of(txn, bucket).blockPolicy()) {
            throw new ApiException(
                    "AccessDenied",
                    FORBIDDEN,
                    "User: " + call.principal().arn()
                            + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
                            + S3Facts.arn(bucket.name())
                            + "\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public"
                            + " Access.");
        }
        txn.put(Tables.POLICIES, bucket.id(), new BucketPolicy(json, open));
        return PutBucketPolicyResponse.builder().build();
    }

    private static Policy check(Bucket bucket, String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > BucketPolicy.MAX_BYTES) {
            throw new ApiException("PolicyTooLarge", "Policy exceeds the maximum allowed document size.");
        }
        if (!json.startsWith("{")) {
            throw malformed("Policies must be valid JSON and the first byte must be '{'");
        }
        try {
            return PolicyCheck.check(json, PolicyUse.RESOURCE, new Rules(S3Facts.arn(bucket.name())));
        } catch (MalformedPolicyException malformed) {
            throw malformed(malformed.message());
        }
    }

    /** A policy speaks of its own bucket only, and of what S3 does. */
    private record Rules(String arn) implements PolicyRules {
        @Override
        public boolean resourceFits(String resource) {
            return resource.equals(arn) || resource.startsWith(arn + '/') || resource.equals(arn + '*');
        }

        @Override
        public boolean actionExists(String action) {
            return action.equals("*") || action.regionMatches(true, 0, "s3:", 0, "s3:".length());
        }
    }

    private static ApiException malformed(String message) {
        return new ApiException("MalformedPolicy", message);
    }

    private GetBucketPolicyOutput get(Call call, ReadTxn txn, GetBucketPolicyRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        return GetBucketPolicyOutput.builder()
                .policy(require(txn, bucket).json())
                .build();
    }

    private GetBucketPolicyStatusOutput status(Call call, ReadTxn txn, GetBucketPolicyStatusRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        return GetBucketPolicyStatusOutput.builder()
                .policyStatus(PolicyStatus.builder()
                        .isPublic(require(txn, bucket).open())
                        .build())
                .build();
    }

    private DeleteBucketPolicyResponse delete(Call call, Txn txn, DeleteBucketPolicyRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        txn.delete(Tables.POLICIES, bucket.id());
        return DeleteBucketPolicyResponse.builder().build();
    }

    private static BucketPolicy require(ReadTxn txn, Bucket bucket) {
        var policy = txn.get(Tables.POLICIES, bucket.id());
        if (policy == null) {
            throw new ApiException("NoSuchBucketPolicy", NOT_FOUND, "The bucket policy does not exist")
                    .with("BucketName", bucket.name());
        }
        return policy;
    }
}
