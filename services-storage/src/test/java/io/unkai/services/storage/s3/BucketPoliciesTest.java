package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.DeleteBucketPolicyRequest;
import io.unkai.api.s3.DeleteBucketRequest;
import io.unkai.api.s3.GetBucketPolicyRequest;
import io.unkai.api.s3.GetBucketPolicyStatusRequest;
import io.unkai.api.s3.GetPublicAccessBlockRequest;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.PutBucketPolicyRequest;
import io.unkai.api.s3.PutPublicAccessBlockRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ResourceFacts.ResourcePolicy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketPoliciesTest {
    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Sid":"open","Effect":"Allow","Principal":"*",
              "Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*"}]}""";
    private static final String SHARED = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},
              "Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::photos","arn:aws:s3:::photos/*"]}]}""";

    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void bucket() {
        cloud.bucket("photos");
    }

    @Test
    void isKeptAsItWasSent() {
        Expect.refusal("NoSuchBucketPolicy", 404, this::get);
        put(SHARED);
        assertThat(get()).isEqualTo(SHARED);
        assertThat(isPublic()).isFalse();
        cloud.call(
                S3.DELETE_BUCKET_POLICY,
                DeleteBucketPolicyRequest.builder().bucket("photos").build());
        Expect.refusal("NoSuchBucketPolicy", 404, this::get);
    }

    @Test
    void thePublicIsKeptOutUnlessItsOwnerSaysOtherwise() {
        var refusal = Expect.refusal("AccessDenied", 403, () -> put(OPEN));
        assertThat(refusal.message()).contains("public policies are prevented by the BlockPublicPolicy setting");
        block(false, false);
        put(OPEN);
        assertThat(isPublic()).isTrue();
        assertThat(policies()).hasSize(1);
        block(false, true);
        assertThat(policies())
                .as("a restricted bucket with a public policy has a second one that keeps strangers out")
                .hasSize(2);
    }

    @Test
    void refusesWhatIsNoPolicyOfThisBucket() {
        block(false, false);
        malformed("nonsense", "Policies must be valid JSON and the first byte must be '{'");
        malformed(OPEN.replace("photos/", "others/"), "Policy has invalid resource");
        malformed(OPEN.replace("s3:GetObject", "ec2:RunInstances"), "Policy has invalid action");
        malformed(OPEN.replace("\"Principal\":\"*\",", ""), "Missing required field Principal");
        Expect.refusal("PolicyTooLarge", 400, () -> put(OPEN + " ".repeat(20 * 1024)));
    }

    @Test
    void goesWithItsBucket() {
        put(SHARED);
        cloud.call(
                S3.DELETE_BUCKET, DeleteBucketRequest.builder().bucket("photos").build());
        cloud.bucket("photos");
        Expect.refusal("NoSuchBucketPolicy", 404, this::get);
        var settings = cloud.call(
                        S3.GET_PUBLIC_ACCESS_BLOCK,
                        GetPublicAccessBlockRequest.builder().bucket("photos").build())
                .publicAccessBlockConfiguration();
        assertThat(settings)
                .isNotNull()
                .satisfies(all -> assertThat(all.restrictPublicBuckets()).isTrue());
    }

    private void malformed(String json, String message) {
        assertThat(Expect.refusal("MalformedPolicy", 400, () -> put(json)).message())
                .isEqualTo(message);
    }

    private List<ResourcePolicy> policies() {
        return cloud.store.read(
                txn -> cloud.service.facts().policies(txn, "s3:GetObject", new Arn("aws", "s3", "", "", "photos/cat")));
    }

    private void block(boolean policy, boolean restrict) {
        cloud.call(
                S3.PUT_PUBLIC_ACCESS_BLOCK,
                PutPublicAccessBlockRequest.builder()
                        .bucket("photos")
                        .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                                .blockPublicPolicy(policy)
                                .restrictPublicBuckets(restrict)
                                .build())
                        .build());
    }

    private void put(String json) {
        cloud.call(
                S3.PUT_BUCKET_POLICY,
                PutBucketPolicyRequest.builder().bucket("photos").policy(json).build());
    }

    private String get() {
        var policy = cloud.call(
                        S3.GET_BUCKET_POLICY,
                        GetBucketPolicyRequest.builder().bucket("photos").build())
                .policy();
        return policy == null ? "" : policy;
    }

    private boolean isPublic() {
        var status = cloud.call(
                        S3.GET_BUCKET_POLICY_STATUS,
                        GetBucketPolicyStatusRequest.builder().bucket("photos").build())
                .policyStatus();
        return status != null && Boolean.TRUE.equals(status.isPublic());
    }
}
