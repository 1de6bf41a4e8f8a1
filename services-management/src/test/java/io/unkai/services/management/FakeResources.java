package io.unkai.services.management;

import io.unkai.api.iam.GetRoleRequest;
import io.unkai.api.iam.GetRoleResponse;
import io.unkai.api.iam.ListRolesRequest;
import io.unkai.api.iam.ListRolesResponse;
import io.unkai.api.iam.Role;
import io.unkai.api.s3.Bucket;
import io.unkai.api.s3.GetBucketAclOutput;
import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.GetBucketPolicyOutput;
import io.unkai.api.s3.GetBucketPolicyRequest;
import io.unkai.api.s3.GetPublicAccessBlockOutput;
import io.unkai.api.s3.GetPublicAccessBlockRequest;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.HeadBucketOutput;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.ListBucketsOutput;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.Owner;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Buckets and roles, as much of them as Access Analyzer looks at. */
public final class FakeResources {
    private static final int NOT_FOUND = 404;

    /** Who owns all buckets here. */
    public static final String OWNER = "a".repeat(64);

    /** A bucket. */
    public static final class FakeBucket {
        public @Nullable String policy;
        public List<Grant> grants = new ArrayList<>();
        public PublicAccessBlockConfiguration block =
                PublicAccessBlockConfiguration.builder().build();
        public boolean denies;
    }

    public final Map<String, FakeBucket> buckets = new TreeMap<>();
    public final Map<String, String> roles = new HashMap<>();

    /** The answer of a call, or null where it is about something else. */
    @Nullable
    Struct answer(Struct input) {
        return switch (input) {
            case ListBucketsRequest in ->
                ListBucketsOutput.builder()
                        .buckets(buckets.keySet().stream()
                                .map(name -> Bucket.builder().name(name).build())
                                .toList())
                        .owner(Owner.builder().id(OWNER).build())
                        .build();
            case HeadBucketRequest in -> {
                if (bucket(in.bucket()).denies) {
                    throw new ApiException("AccessDenied", 403, "Access Denied");
                }
                yield HeadBucketOutput.builder().bucketRegion("us-east-1").build();
            }
            case GetPublicAccessBlockRequest in ->
                GetPublicAccessBlockOutput.builder()
                        .publicAccessBlockConfiguration(bucket(in.bucket()).block)
                        .build();
            case GetBucketPolicyRequest in ->
                GetBucketPolicyOutput.builder().policy(policy(in.bucket())).build();
            case GetBucketAclRequest in ->
                GetBucketAclOutput.builder()
                        .owner(Owner.builder().id(OWNER).build())
                        .grants(bucket(in.bucket()).grants)
                        .build();
            case ListRolesRequest in ->
                ListRolesResponse.builder()
                        .roles(roles.keySet().stream().map(FakeResources::role).toList())
                        .build();
            case GetRoleRequest in -> role(in);
            default -> null;
        };
    }

    private FakeBucket bucket(@Nullable String name) {
        var found = buckets.get(Objects.requireNonNullElse(name, ""));
        if (found == null) {
            throw new ApiException("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist");
        }
        return found;
    }

    private String policy(@Nullable String bucket) {
        var policy = bucket(bucket).policy;
        if (policy == null) {
            throw new ApiException("NoSuchBucketPolicy", NOT_FOUND, "The bucket policy does not exist");
        }
        return policy;
    }

    private static Role role(String name) {
        return Role.builder()
                .roleName(name)
                .arn("arn:aws:iam::" + TestCloud.ACCOUNT + ":role/team/" + name)
                .build();
    }

    private GetRoleResponse role(GetRoleRequest in) {
        var name = Objects.requireNonNullElse(in.roleName(), "");
        var trust = roles.get(name);
        if (trust == null) {
            throw new ApiException("NoSuchEntity", NOT_FOUND, "The role with name " + name + " cannot be found.");
        }
        return GetRoleResponse.builder()
                .role(role(name).toBuilder()
                        .assumeRolePolicyDocument(URLEncoder.encode(trust, StandardCharsets.UTF_8))
                        .build())
                .build();
    }
}
