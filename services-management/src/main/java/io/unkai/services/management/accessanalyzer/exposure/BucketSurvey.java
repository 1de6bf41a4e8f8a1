package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.GetBucketPolicyRequest;
import io.unkai.api.s3.GetPublicAccessBlockRequest;
import io.unkai.api.s3.HeadBucketOutput;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.S3;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at buckets: their policies and access control lists, and how far Block Public Access leaves them without effect. */
public final class BucketSurvey implements Survey {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Cloud cloud;
    private final String service;

    /**
     * @param service the service that asks
     */
    public BucketSurvey(Cloud cloud, String service) {
        this.cloud = cloud;
        this.service = service;
    }

    @Override
    public String type() {
        return "AWS::S3::Bucket";
    }

    @Override
    public boolean names(Arn arn) {
        return arn.service().equals("s3")
                && !arn.resource().isEmpty()
                && arn.resource().indexOf('/') < 0;
    }

    @Override
    public List<String> all(String account, String region) throws IOException {
        var caller = new Cloud.Caller(service, account, region);
        var arns = new ArrayList<String>();
        String token = null;
        do {
            var page = cloud.call(
                    caller,
                    S3.LIST_BUCKETS,
                    ListBucketsRequest.builder()
                            .bucketRegion(region)
                            .continuationToken(token)
                            .build());
            for (var bucket : Objects.requireNonNullElse(page.buckets(), List.<io.unkai.api.s3.Bucket>of())) {
                arns.add("arn:aws:s3:::" + bucket.name());
            }
            token = page.continuationToken();
        } while (token != null);
        return arns;
    }

    @Override
    public @Nullable Surveyed look(String account, String region, Arn arn) throws IOException {
        var bucket = arn.resource();
        var caller = new Cloud.Caller(service, account, region);
        try {
            var head = head(caller, bucket);
            return head == null || !region.equals(head.bucketRegion())
                    ? null
                    : new Surveyed(
                            arn.toString(), type(), settings(caller, bucket).exposures(account), "");
        } catch (ApiException refused) {
            if (refused.status() != FORBIDDEN) {
                throw refused;
            }
            return all(account, region).contains(arn.toString())
                    ? new Surveyed(arn.toString(), type(), List.of(), "ACCESS_DENIED")
                    : null;
        }
    }

    @Override
    public @Nullable Surveyed propose(String account, String region, Arn arn, Proposal proposal) throws IOException {
        var now = now(new Cloud.Caller(service, account, region), arn.resource());
        var then = now == null ? null : now.with(proposal);
        return then == null || !then.readable()
                ? null
                : new Surveyed(arn.toString(), type(), then.exposures(account), "");
    }

    /** How a bucket is set up, or will be to begin with; null where it is in another region, or not to be looked at. */
    private @Nullable BucketSettings now(Cloud.Caller caller, String bucket) throws IOException {
        try {
            var head = head(caller, bucket);
            if (head == null) {
                return BucketSettings.fresh(owner(caller));
            }
            return caller.region().equals(head.bucketRegion()) ? settings(caller, bucket) : null;
        } catch (ApiException refused) {
            if (refused.status() != FORBIDDEN) {
                throw refused;
            }
            return null;
        }
    }

    private @Nullable HeadBucketOutput head(Cloud.Caller caller, String bucket) throws IOException {
        return ask(
                caller,
                S3.HEAD_BUCKET,
                HeadBucketRequest.builder()
                        .bucket(bucket)
                        .expectedBucketOwner(caller.account())
                        .build());
    }

    /** The canonical user of an account. */
    private String owner(Cloud.Caller caller) throws IOException {
        var answer = cloud.call(
                caller,
                S3.LIST_BUCKETS,
                ListBucketsRequest.builder().maxBuckets(1).build());
        return answer.owner() == null
                ? ""
                : Objects.requireNonNullElse(answer.owner().id(), "");
    }

    private BucketSettings settings(Cloud.Caller caller, String bucket) throws IOException {
        var acl = ask(
                caller,
                S3.GET_BUCKET_ACL,
                GetBucketAclRequest.builder().bucket(bucket).build());
        var owner = acl == null || acl.owner() == null
                ? ""
                : Objects.requireNonNullElse(acl.owner().id(), "");
        var grants = acl == null ? null : acl.grants();
        var stored = ask(
                caller,
                S3.GET_BUCKET_POLICY,
                GetBucketPolicyRequest.builder().bucket(bucket).build());
        return new BucketSettings(
                owner,
                stored == null ? null : stored.policy(),
                Objects.requireNonNullElse(grants, List.of()),
                block(caller, bucket));
    }

    private PublicAccessBlockConfiguration block(Cloud.Caller caller, String bucket) throws IOException {
        var found = ask(
                caller,
                S3.GET_PUBLIC_ACCESS_BLOCK,
                GetPublicAccessBlockRequest.builder().bucket(bucket).build());
        return found == null || found.publicAccessBlockConfiguration() == null
                ? PublicAccessBlockConfiguration.builder().build()
                : found.publicAccessBlockConfiguration();
    }

    /** The answer, or null where what is asked for is not there. */
    private <I extends Struct, O extends Struct> @Nullable O ask(Cloud.Caller caller, Operation<I, O> what, I in)
            throws IOException {
        try {
            return cloud.call(caller, what, in);
        } catch (ApiException missing) {
            if (missing.status() == NOT_FOUND) {
                return null;
            }
            throw missing;
        }
    }
}
