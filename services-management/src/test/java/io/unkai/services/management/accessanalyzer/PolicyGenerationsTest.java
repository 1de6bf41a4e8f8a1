package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.CancelPolicyGenerationRequest;
import io.unkai.api.accessanalyzer.CloudTrailDetails;
import io.unkai.api.accessanalyzer.GetGeneratedPolicyRequest;
import io.unkai.api.accessanalyzer.GetGeneratedPolicyResponse;
import io.unkai.api.accessanalyzer.ListPolicyGenerationsRequest;
import io.unkai.api.accessanalyzer.PolicyGenerationDetails;
import io.unkai.api.accessanalyzer.StartPolicyGenerationRequest;
import io.unkai.api.accessanalyzer.Trail;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.DeleteBucketRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyGenerationsTest {
    private static final Principal.RoleSession DEPLOY =
            new Principal.RoleSession(TestCloud.ACCOUNT, "/", "Deploy", "AROAX", "ci");

    private final TestCloud cloud = new TestCloud(5);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void work() {
        cloud.principal = DEPLOY;
        cloud.record(S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket("b").build(), null, null);
        cloud.record(S3.LIST_BUCKETS, ListBucketsRequest.builder().build(), null, null);
        for (var key : List.of("k1", "k2")) {
            cloud.record(
                    S3.PUT_OBJECT,
                    PutObjectRequest.builder().bucket("b").key(key).build(),
                    null,
                    null);
        }
        cloud.record(
                S3.GET_OBJECT, GetObjectRequest.builder().bucket("b").key("k1").build(), null, null);
        cloud.record(
                S3.DELETE_BUCKET,
                DeleteBucketRequest.builder().bucket("b").build(),
                null,
                new ApiException("AccessDenied", 403, "no"));
        cloud.principal = new Principal.Root(TestCloud.ACCOUNT);
    }

    private String start(StartPolicyGenerationRequest.Builder in) {
        var details =
                PolicyGenerationDetails.builder().principalArn(DEPLOY.roleArn()).build();
        var started = cloud.call(
                AccessAnalyzer.START_POLICY_GENERATION,
                in.policyGenerationDetails(details).build());
        return Objects.requireNonNull(started.jobId());
    }

    private GetGeneratedPolicyResponse get(String job) {
        return cloud.call(
                AccessAnalyzer.GET_GENERATED_POLICY,
                GetGeneratedPolicyRequest.builder().jobId(job).build());
    }

    private static String status(GetGeneratedPolicyResponse answer) {
        return Objects.requireNonNull(
                Objects.requireNonNull(answer.jobDetails()).status());
    }

    private static List<String> policies(GetGeneratedPolicyResponse answer) {
        var result = Objects.requireNonNull(answer.generatedPolicyResult());
        return Objects.requireNonNull(result.generatedPolicies()).stream()
                .map(policy -> Objects.requireNonNull(policy.policy()))
                .toList();
    }

    private static CloudTrailDetails since(Instant start, Instant end, Trail... trails) {
        return CloudTrailDetails.builder()
                .trails(List.of(trails))
                .accessRole("arn:aws:iam::000000000000:role/analyzer")
                .startTime(start)
                .endTime(end)
                .build();
    }

    @Test
    void allowsWhatWasUsedAndNoMore() throws Exception {
        work();
        var job = start(StartPolicyGenerationRequest.builder());
        assertThat(status(get(job))).isEqualTo("IN_PROGRESS");
        cloud.reconcile();
        assertThat(status(get(job))).isEqualTo("SUCCEEDED");
        assertThat(policies(get(job)))
                .containsExactly(
                        "{\"Version\":\"2012-10-17\",\"Statement\":["
                                + "{\"Effect\":\"Allow\",\"Action\":[\"s3:ListAllMyBuckets\"],\"Resource\":[\"*\"]},"
                                + "{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],"
                                + "\"Resource\":[\"arn:aws:s3:::b/*\"]},"
                                + "{\"Effect\":\"Allow\",\"Action\":[\"s3:CreateBucket\"],\"Resource\":[\"arn:aws:s3:::b\"]}]}");
    }

    @Test
    void looksOnlyAtTheTimeThatIsAskedFor() throws Exception {
        work();
        cloud.advance(Duration.ofDays(3));
        var now = cloud.clock.now();
        var job = start(
                StartPolicyGenerationRequest.builder().cloudTrailDetails(since(now.minus(Duration.ofDays(1)), now)));
        cloud.reconcile();
        assertThat(status(get(job))).isEqualTo("SUCCEEDED");
        assertThat(policies(get(job))).isEmpty();
    }

    @Test
    void failsWhereATrailIsMissing() throws Exception {
        var trail = Trail.builder()
                .cloudTrailArn("arn:aws:cloudtrail:us-east-1:000000000000:trail/none")
                .build();
        var now = cloud.clock.now();
        var job = start(StartPolicyGenerationRequest.builder().cloudTrailDetails(since(now, now, trail)));
        cloud.reconcile();
        assertThat(status(get(job))).isEqualTo("FAILED");
    }

    @Test
    void aCanceledGenerationStaysSo() throws Exception {
        var job = start(StartPolicyGenerationRequest.builder());
        cloud.call(
                AccessAnalyzer.CANCEL_POLICY_GENERATION,
                CancelPolicyGenerationRequest.builder().jobId(job).build());
        cloud.reconcile();
        assertThat(status(get(job))).isEqualTo("CANCELED");
    }

    @Test
    void theSameTokenStartsOneGeneration() {
        var first = start(StartPolicyGenerationRequest.builder().clientToken("t"));
        assertThat(start(StartPolicyGenerationRequest.builder().clientToken("t")))
                .isEqualTo(first);
        var listed = cloud.call(
                AccessAnalyzer.LIST_POLICY_GENERATIONS,
                ListPolicyGenerationsRequest.builder().build());
        assertThat(listed.policyGenerations()).hasSize(1);
    }

    @Test
    void refusesPrincipalsOfOthersAndUnknownJobs() {
        var other = PolicyGenerationDetails.builder()
                .principalArn("arn:aws:iam::111111111111:role/x")
                .build();
        assertThatThrownBy(() -> cloud.call(
                        AccessAnalyzer.START_POLICY_GENERATION,
                        StartPolicyGenerationRequest.builder()
                                .policyGenerationDetails(other)
                                .build()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("ValidationException"));
        assertThatThrownBy(() -> get("none")).isInstanceOf(ApiException.class);
    }

    @Test
    void splitsWhatDoesNotFitIntoOnePolicy() throws Exception {
        cloud.principal = DEPLOY;
        for (int i = 0; i < 300; i++) {
            var name = "a-bucket-with-quite-a-long-name-" + i;
            cloud.record(
                    S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket(name).build(), null, null);
        }
        cloud.principal = new Principal.Root(TestCloud.ACCOUNT);
        var job = start(StartPolicyGenerationRequest.builder());
        cloud.reconcile();
        assertThat(policies(get(job)))
                .singleElement()
                .asString()
                .contains("\"Resource\":[\"*\"]")
                .hasSizeLessThan(UsePolicy.MAX_CHARS);
    }
}
