package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.ApplyArchiveRuleRequest;
import io.unkai.api.accessanalyzer.CreateAnalyzerRequest;
import io.unkai.api.accessanalyzer.CreateArchiveRuleRequest;
import io.unkai.api.accessanalyzer.Criterion;
import io.unkai.api.accessanalyzer.DeleteAnalyzerRequest;
import io.unkai.api.accessanalyzer.FindingSummary;
import io.unkai.api.accessanalyzer.GetAnalyzedResourceRequest;
import io.unkai.api.accessanalyzer.GetAnalyzerRequest;
import io.unkai.api.accessanalyzer.GetFindingV2Request;
import io.unkai.api.accessanalyzer.ListAnalyzedResourcesRequest;
import io.unkai.api.accessanalyzer.ListFindingsRequest;
import io.unkai.api.accessanalyzer.StartResourceScanRequest;
import io.unkai.api.accessanalyzer.UpdateFindingsRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.UpdateAssumeRolePolicyRequest;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.Grantee;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.PutBucketPolicyRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.FakeResources.FakeBucket;
import io.unkai.services.management.TestCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnalyzersTest {
    private static final String OPEN = policy("\"*\"");
    private static final String SHARED = policy("{\"AWS\":\"111122223333\"}");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},
              "Action":"sts:AssumeRole"}]}""";

    private final TestCloud cloud = new TestCloud(6);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void findsWhatIsOpenOnceItIsMade() throws Exception {
        bucket("open").policy = OPEN;
        bucket("shared").policy = SHARED;
        bucket("closed");
        cloud.s3.resources.roles.put("deploy", TRUST);
        var arn = create();
        assertThat(findings(arn)).as("nothing was looked at yet").isEmpty();
        cloud.reconcile();
        assertThat(findings(arn))
                .containsExactlyInAnyOrder(
                        "arn:aws:s3:::open AWS=* public ACTIVE",
                        "arn:aws:s3:::shared AWS=111122223333 ACTIVE",
                        "arn:aws:iam::000000000000:role/team/deploy AWS=444455556666 ACTIVE");
        var resources = cloud.call(
                        AccessAnalyzer.LIST_ANALYZED_RESOURCES,
                        ListAnalyzedResourcesRequest.builder().analyzerArn(arn).build())
                .analyzedResources();
        assertThat(resources).hasSize(4);
        var analyzer = cloud.call(
                        AccessAnalyzer.GET_ANALYZER,
                        GetAnalyzerRequest.builder().analyzerName("account").build())
                .analyzer();
        assertThat(Objects.requireNonNull(analyzer).lastResourceAnalyzed()).isNotNull();
    }

    @Test
    void looksAgainAfterAChange() throws Exception {
        var bucket = bucket("photos");
        var arn = create();
        cloud.reconcile();
        bucket.policy = SHARED;
        assertThat(findings(arn)).as("readers look at nothing").isEmpty();
        changed();
        assertThat(findings(arn)).containsExactly("arn:aws:s3:::photos AWS=111122223333 ACTIVE");
        bucket.policy = null;
        changed();
        assertThat(findings(arn)).containsExactly("arn:aws:s3:::photos AWS=111122223333 RESOLVED");
        bucket.policy = SHARED;
        changed();
        assertThat(findings(arn)).containsExactly("arn:aws:s3:::photos AWS=111122223333 ACTIVE");
        cloud.s3.resources.buckets.clear();
        scan(arn, "arn:aws:s3:::photos");
        assertThat(findings(arn)).containsExactly("arn:aws:s3:::photos AWS=111122223333 RESOLVED");
        cloud.advance(Duration.ofDays(91));
        scan(arn, "arn:aws:s3:::photos");
        assertThat(findings(arn)).as("what was resolved long ago is forgotten").isEmpty();
    }

    @Test
    void rolesAreKnownByTheirNames() throws Exception {
        cloud.s3.resources.roles.put("deploy", TRUST);
        var arn = create();
        cloud.reconcile();
        cloud.s3.resources.roles.put("deploy", TRUST.replace("444455556666", TestCloud.ACCOUNT));
        cloud.changed(
                Iam.UPDATE_ASSUME_ROLE_POLICY,
                UpdateAssumeRolePolicyRequest.builder().roleName("deploy").build());
        cloud.reconcile();
        assertThat(findings(arn))
                .containsExactly("arn:aws:iam::000000000000:role/team/deploy AWS=444455556666 RESOLVED");
    }

    @Test
    void listsCountAndBlocksKeepThePublicOut() throws Exception {
        var bucket = bucket("photos");
        bucket.policy = OPEN;
        bucket.grants =
                List.of(grant("http://acs.amazonaws.com/groups/global/AllUsers", null), grant(null, "b".repeat(64)));
        var arn = create();
        cloud.reconcile();
        assertThat(findings(arn))
                .containsExactlyInAnyOrder(
                        "arn:aws:s3:::photos AWS=* public ACTIVE",
                        "arn:aws:s3:::photos AWS=* public ACTIVE",
                        "arn:aws:s3:::photos CanonicalUser=" + "b".repeat(64) + " ACTIVE");
        bucket.block = PublicAccessBlockConfiguration.builder()
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
        changed();
        assertThat(active(arn)).containsExactly("arn:aws:s3:::photos CanonicalUser=" + "b".repeat(64) + " ACTIVE");
    }

    @Test
    void saysWhereNobodyCanTell() throws Exception {
        bucket("photos").denies = true;
        var arn = create();
        cloud.reconcile();
        var resource = cloud.call(
                        AccessAnalyzer.GET_ANALYZED_RESOURCE,
                        GetAnalyzedResourceRequest.builder()
                                .analyzerArn(arn)
                                .resourceArn("arn:aws:s3:::photos")
                                .build())
                .resource();
        assertThat(Objects.requireNonNull(resource).error()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void whatIsMeantIsArchived() throws Exception {
        bucket("photos").policy = SHARED;
        var arn = create();
        cloud.reconcile();
        var rule = Map.of(
                "principal.AWS", Criterion.builder().eq(List.of("111122223333")).build(),
                "resource", Criterion.builder().contains(List.of("photos")).build());
        cloud.call(
                AccessAnalyzer.CREATE_ARCHIVE_RULE,
                CreateArchiveRuleRequest.builder()
                        .analyzerName("account")
                        .ruleName("known")
                        .filter(rule)
                        .build());
        assertThat(active(arn)).as("rules are for new findings").hasSize(1);
        cloud.call(
                AccessAnalyzer.APPLY_ARCHIVE_RULE,
                ApplyArchiveRuleRequest.builder()
                        .analyzerArn(arn)
                        .ruleName("known")
                        .build());
        assertThat(findings(arn)).containsExactly("arn:aws:s3:::photos AWS=111122223333 ARCHIVED");
        bucket("photos-2").policy = SHARED;
        scan(arn, "arn:aws:s3:::photos-2");
        assertThat(active(arn)).isEmpty();
        cloud.call(
                AccessAnalyzer.UPDATE_FINDINGS,
                UpdateFindingsRequest.builder()
                        .analyzerArn(arn)
                        .status("ACTIVE")
                        .resourceArn("arn:aws:s3:::photos-2")
                        .build());
        assertThat(active(arn)).containsExactly("arn:aws:s3:::photos-2 AWS=111122223333 ACTIVE");
    }

    @Test
    void aFindingTellsWhoMayDoWhat() throws Exception {
        bucket("photos").policy = SHARED;
        var arn = create();
        cloud.reconcile();
        var listed = all(arn).getFirst();
        var details = cloud.call(
                        AccessAnalyzer.GET_FINDING_V2,
                        GetFindingV2Request.builder()
                                .analyzerArn(arn)
                                .id(listed.id())
                                .build())
                .findingDetails();
        var external = Objects.requireNonNull(
                Objects.requireNonNull(details).getFirst().externalAccessDetails());
        assertThat(external.action()).containsExactly("s3:GetObject");
        assertThat(external.isPublic()).isFalse();
        assertThat(Objects.requireNonNull(external.sources()).getFirst().type()).isEqualTo("POLICY");
    }

    @Test
    void refusesWhatIsNotThereOrNotDone() {
        var arn = create();
        refuse("ServiceQuotaExceededException", () -> create("second", "ACCOUNT"));
        refuse("ConflictException", this::create);
        refuse("ValidationException", () -> create("unused", "ACCOUNT_UNUSED_ACCESS"));
        refuse("ResourceNotFoundException", () -> all(arn + "2"));
        refuse("ValidationException", () -> scan(arn, "arn:aws:ec2:us-east-1:000000000000:instance/i-1"));
        cloud.call(
                AccessAnalyzer.DELETE_ANALYZER,
                DeleteAnalyzerRequest.builder().analyzerName("account").build());
        refuse("ResourceNotFoundException", () -> all(arn));
    }

    private static void refuse(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String policy(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";
    }

    private static Grant grant(@Nullable String uri, @Nullable String id) {
        return Grant.builder()
                .grantee(Grantee.builder().uri(uri).id(id).build())
                .permission("READ")
                .build();
    }

    private FakeBucket bucket(String name) {
        var bucket = new FakeBucket();
        cloud.s3.resources.buckets.put(name, bucket);
        return bucket;
    }

    private String create() {
        return create("account", "ACCOUNT");
    }

    private String create(String name, String type) {
        return Objects.requireNonNull(cloud.call(
                        AccessAnalyzer.CREATE_ANALYZER,
                        CreateAnalyzerRequest.builder()
                                .analyzerName(name)
                                .type(type)
                                .build())
                .arn());
    }

    private void changed() throws Exception {
        cloud.changed(
                S3.PUT_BUCKET_POLICY,
                PutBucketPolicyRequest.builder().bucket("photos").build());
        cloud.reconcile();
    }

    private void scan(String arn, String resource) throws Exception {
        cloud.call(
                AccessAnalyzer.START_RESOURCE_SCAN,
                StartResourceScanRequest.builder()
                        .analyzerArn(arn)
                        .resourceArn(resource)
                        .build());
        cloud.reconcile();
    }

    private List<String> active(String arn) {
        return findings(arn).stream().filter(one -> one.endsWith(" ACTIVE")).toList();
    }

    private List<String> findings(String arn) {
        return all(arn).stream()
                .map(one -> one.resource()
                        + ' '
                        + Objects.requireNonNull(one.principal())
                                .entrySet()
                                .iterator()
                                .next()
                        + (Boolean.TRUE.equals(one.isPublic()) ? " public " : " ")
                        + one.status())
                .toList();
    }

    private List<FindingSummary> all(String arn) {
        return Objects.requireNonNull(cloud.call(
                        AccessAnalyzer.LIST_FINDINGS,
                        ListFindingsRequest.builder().analyzerArn(arn).build())
                .findings());
    }
}
