package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.GetBucketPolicyRequest;
import io.unkai.api.s3.GetPublicAccessBlockRequest;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.S3;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PublicAccess;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at buckets: their policies and access control lists, and how far Block Public Access leaves them without effect. */
public final class BucketSurvey implements Survey {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String ALL_USERS = "/AllUsers";
    private static final String AUTHENTICATED_USERS = "/AuthenticatedUsers";
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "READ", List.of("s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions"),
            "WRITE", List.of("s3:DeleteObject", "s3:PutObject"),
            "READ_ACP", List.of("s3:GetBucketAcl"),
            "WRITE_ACP", List.of("s3:PutBucketAcl"));

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
            var head = ask(
                    caller,
                    S3.HEAD_BUCKET,
                    HeadBucketRequest.builder()
                            .bucket(bucket)
                            .expectedBucketOwner(account)
                            .build());
            return head == null || !region.equals(head.bucketRegion())
                    ? null
                    : new Surveyed(arn.toString(), type(), exposures(caller, bucket), "");
        } catch (ApiException refused) {
            if (refused.status() != FORBIDDEN) {
                throw refused;
            }
            return all(account, region).contains(arn.toString())
                    ? new Surveyed(arn.toString(), type(), List.of(), "ACCESS_DENIED")
                    : null;
        }
    }

    private List<Exposure> exposures(Cloud.Caller caller, String bucket) throws IOException {
        var block = block(caller, bucket);
        var all = new ArrayList<Exposure>();
        var acl = ask(
                caller,
                S3.GET_BUCKET_ACL,
                GetBucketAclRequest.builder().bucket(bucket).build());
        var owner = acl == null || acl.owner() == null
                ? ""
                : Objects.requireNonNullElse(acl.owner().id(), "");
        var stored = ask(
                caller,
                S3.GET_BUCKET_POLICY,
                GetBucketPolicyRequest.builder().bucket(bucket).build());
        var policy = stored == null || stored.policy() == null ? null : read(stored.policy());
        boolean restricted = policy != null && is(block.restrictPublicBuckets()) && PublicAccess.isPublic(policy);
        if (policy != null && !restricted) {
            all.addAll(Exposures.of(policy, caller.account(), owner));
        }
        if (acl != null && acl.grants() != null) {
            all.addAll(byList(acl.grants(), owner, is(block.ignorePublicAcls())));
        }
        return all;
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

    /** A policy that was stored was readable; one that is not denies everything. */
    private static @Nullable Policy read(String json) {
        try {
            return Policy.parse(json);
        } catch (MalformedPolicyException unreadable) {
            return null;
        }
    }

    private static List<Exposure> byList(List<Grant> grants, String owner, boolean ignorePublic) {
        var byGrantee = new TreeMap<String, Set<String>>();
        for (var grant : grants) {
            var grantee = grant.grantee();
            var named = grantee == null ? null : grantee.id() == null ? grantee.uri() : grantee.id();
            if (named != null && !named.equals(owner) && (isUser(named) || isOpen(named) && !ignorePublic)) {
                byGrantee
                        .computeIfAbsent(named, ignored -> new LinkedHashSet<>())
                        .addAll(actions(grant.permission()));
            }
        }
        return byGrantee.entrySet().stream()
                .map(entry -> exposure(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static boolean isUser(String named) {
        return !named.startsWith("http");
    }

    private static boolean isOpen(String named) {
        return named.endsWith(ALL_USERS) || named.endsWith(AUTHENTICATED_USERS);
    }

    private static Exposure exposure(String named, List<String> actions) {
        return isUser(named)
                ? new Exposure(Exposure.BUCKET_ACL, "CanonicalUser", named, actions, Map.of(), false)
                : new Exposure(Exposure.BUCKET_ACL, "AWS", "*", actions, Map.of(), true);
    }

    private static List<String> actions(@Nullable String permission) {
        return "FULL_CONTROL".equals(permission)
                ? ACTIONS.values().stream().flatMap(List::stream).sorted().toList()
                : ACTIONS.getOrDefault(Objects.requireNonNullElse(permission, ""), List.of());
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

    private static boolean is(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
