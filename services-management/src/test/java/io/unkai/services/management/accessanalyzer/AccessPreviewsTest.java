package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.AccessPreview;
import io.unkai.api.accessanalyzer.AccessPreviewFinding;
import io.unkai.api.accessanalyzer.AccessPreviewSummary;
import io.unkai.api.accessanalyzer.AclGrantee;
import io.unkai.api.accessanalyzer.Configuration;
import io.unkai.api.accessanalyzer.CreateAccessPreviewRequest;
import io.unkai.api.accessanalyzer.CreateAnalyzerRequest;
import io.unkai.api.accessanalyzer.Criterion;
import io.unkai.api.accessanalyzer.DeleteAnalyzerRequest;
import io.unkai.api.accessanalyzer.GetAccessPreviewRequest;
import io.unkai.api.accessanalyzer.IamRoleConfiguration;
import io.unkai.api.accessanalyzer.ListAccessPreviewFindingsRequest;
import io.unkai.api.accessanalyzer.ListAccessPreviewsRequest;
import io.unkai.api.accessanalyzer.S3AccessPointConfiguration;
import io.unkai.api.accessanalyzer.S3BucketAclGrantConfiguration;
import io.unkai.api.accessanalyzer.S3BucketConfiguration;
import io.unkai.api.accessanalyzer.S3PublicAccessBlockConfiguration;
import io.unkai.api.accessanalyzer.SqsQueueConfiguration;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.Grantee;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.FakeResources.FakeBucket;
import io.unkai.services.management.TestCloud;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others could reach if a bucket or role were set up in another way. */
class AccessPreviewsTest {
    private static final String PHOTOS = "arn:aws:s3:::photos";
    private static final String OPEN = policy("\"*\"");
    private static final String SHARED = policy("{\"AWS\":\"111122223333\"}");

    private final TestCloud cloud = new TestCloud(9);
    private String analyzer = "";

    @BeforeEach
    void analyze() throws Exception {
        cloud.s3.resources.buckets.put("photos", new FakeBucket());
        cloud.s3.resources.roles.put("deploy", trust("444455556666"));
        var request = CreateAnalyzerRequest.builder().analyzerName("account").type("ACCOUNT");
        analyzer = Objects.requireNonNull(
                cloud.call(AccessAnalyzer.CREATE_ANALYZER, request.build()).arn());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String policy(String principal) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":%s,"Action":"s3:GetObject",
                  "Resource":"arn:aws:s3:::photos/*"}]}""".formatted(principal);
    }

    private static String trust(String account) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},
                  "Action":"sts:AssumeRole"}]}""".formatted(account);
    }

    private FakeBucket photos() {
        return Objects.requireNonNull(cloud.s3.resources.buckets.get("photos"));
    }

    private static Configuration bucket(S3BucketConfiguration.Builder bucket) {
        return Configuration.builder().s3Bucket(bucket.build()).build();
    }

    private static S3BucketConfiguration.Builder with(String policy) {
        return S3BucketConfiguration.builder().bucketPolicy(policy);
    }

    private static Configuration role(String trust) {
        return Configuration.builder()
                .iamRole(IamRoleConfiguration.builder().trustPolicy(trust).build())
                .build();
    }

    private String create(String resource, Configuration configuration) {
        return create(Map.of(resource, configuration));
    }

    private String create(Map<String, Configuration> configurations) {
        var request = CreateAccessPreviewRequest.builder().analyzerArn(analyzer).configurations(configurations);
        return Objects.requireNonNull(cloud.call(AccessAnalyzer.CREATE_ACCESS_PREVIEW, request.build())
                .id());
    }

    private AccessPreview get(String id) {
        var request = GetAccessPreviewRequest.builder().analyzerArn(analyzer).accessPreviewId(id);
        return Objects.requireNonNull(
                cloud.call(AccessAnalyzer.GET_ACCESS_PREVIEW, request.build()).accessPreview());
    }

    private List<String> findings(String id) {
        return findings(id, Map.of()).stream()
                .map(one -> one.changeType() + " " + one.existingFindingStatus() + "->" + one.status() + " "
                        + Objects.requireNonNull(one.principal()))
                .toList();
    }

    private List<AccessPreviewFinding> findings(String id, Map<String, Criterion> filter) {
        var request = ListAccessPreviewFindingsRequest.builder()
                .analyzerArn(analyzer)
                .accessPreviewId(id)
                .filter(filter);
        return Objects.requireNonNull(cloud.call(AccessAnalyzer.LIST_ACCESS_PREVIEW_FINDINGS, request.build())
                .findings());
    }

    private List<String> preview(String resource, Configuration configuration) throws Exception {
        var id = create(resource, configuration);
        cloud.reconcile();
        return findings(id);
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aPreviewIsMadeInItsOwnTime() throws Exception {
        var id = create(PHOTOS, bucket(with(SHARED)));
        assertThat(get(id).status()).isEqualTo("CREATING");
        refuses("ConflictException", () -> findings(id));
        cloud.reconcile();
        assertThat(get(id).status()).isEqualTo("COMPLETED");
        assertThat(get(id).configurations()).isEqualTo(Map.of(PHOTOS, bucket(with(SHARED))));
        assertThat(findings(id)).containsExactly("NEW null->ACTIVE {AWS=111122223333}");
        var list = ListAccessPreviewsRequest.builder().analyzerArn(analyzer).build();
        assertThat(cloud.call(AccessAnalyzer.LIST_ACCESS_PREVIEWS, list).accessPreviews())
                .extracting(AccessPreviewSummary::id)
                .containsExactly(id);
        assertThat(photos().policy).as("nothing is changed by a preview").isNull();
    }

    @Test
    void whatThereIsStaysOrGoes() throws Exception {
        photos().policy = SHARED;
        cloud.reconcile();
        assertThat(preview(PHOTOS, bucket(S3BucketConfiguration.builder())))
                .as("what is not proposed stays as it is")
                .containsExactly("UNCHANGED ACTIVE->ACTIVE {AWS=111122223333}");
        assertThat(preview(PHOTOS, bucket(with(OPEN))))
                .containsExactlyInAnyOrder("NEW null->ACTIVE {AWS=*}", "CHANGED ACTIVE->RESOLVED {AWS=111122223333}");
        assertThat(preview(PHOTOS, bucket(with("")))).containsExactly("CHANGED ACTIVE->RESOLVED {AWS=111122223333}");
        var more = SHARED.replace("s3:GetObject", "s3:PutObject");
        assertThat(preview(PHOTOS, bucket(with(more))))
                .as("another action of the same one")
                .containsExactly("CHANGED ACTIVE->ACTIVE {AWS=111122223333}");
    }

    @Test
    void listsAndBlockPublicAccessCount() throws Exception {
        var everybody = S3BucketAclGrantConfiguration.builder()
                .permission("READ")
                .grantee(AclGrantee.builder()
                        .uri("http://acs.amazonaws.com/groups/global/AllUsers")
                        .build())
                .build();
        assertThat(preview(
                        "arn:aws:s3:::new",
                        bucket(S3BucketConfiguration.builder().bucketAclGrants(List.of(everybody)))))
                .containsExactly("NEW null->ACTIVE {AWS=*}");
        var block = S3PublicAccessBlockConfiguration.builder()
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
        photos().grants = List.of(Grant.builder()
                .permission("READ")
                .grantee(Grantee.builder().id("b".repeat(64)).build())
                .build());
        assertThat(preview(PHOTOS, bucket(with(""))))
                .as("the list stays as it is where none is proposed")
                .containsExactly("NEW null->ACTIVE {CanonicalUser=" + "b".repeat(64) + "}");
        assertThat(preview(
                        PHOTOS,
                        bucket(with(OPEN).bucketAclGrants(List.of(everybody)).bucketPublicAccessBlock(block))))
                .isEmpty();
    }

    @Test
    void rolesHaveTheirTrustPolicies() throws Exception {
        var deploy = "arn:aws:iam::" + TestCloud.ACCOUNT + ":role/team/deploy";
        cloud.reconcile();
        assertThat(preview(deploy, role(trust("777788889999"))))
                .containsExactlyInAnyOrder(
                        "NEW null->ACTIVE {AWS=777788889999}", "CHANGED ACTIVE->RESOLVED {AWS=444455556666}");
        var fresh = "arn:aws:iam::" + TestCloud.ACCOUNT + ":role/fresh";
        assertThat(preview(fresh, role(trust("777788889999")))).containsExactly("NEW null->ACTIVE {AWS=777788889999}");
        var empty = Configuration.builder()
                .iamRole(IamRoleConfiguration.builder().build())
                .build();
        var id = create(fresh, empty);
        cloud.reconcile();
        assertThat(get(id).status()).as("a new role needs a trust policy").isEqualTo("FAILED");
    }

    @Test
    void filtersKnowWhatPreviewsAdd() throws Exception {
        photos().policy = SHARED;
        cloud.reconcile();
        var id = create(PHOTOS, bucket(with(OPEN)));
        cloud.reconcile();
        var onlyNew =
                Map.of("changeType", Criterion.builder().eq(List.of("NEW")).build());
        assertThat(findings(id, onlyNew))
                .singleElement()
                .satisfies(one -> assertThat(one.isPublic()).isTrue());
        var resolved = Map.of(
                "existingFindingStatus",
                Criterion.builder().eq(List.of("ACTIVE")).build());
        assertThat(findings(id, resolved))
                .singleElement()
                .satisfies(one -> assertThat(one.existingFindingId()).isNotNull());
        refuses(
                "ValidationException",
                () -> findings(id, Map.of("colour", Criterion.builder().build())));
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        var bad = create(PHOTOS, bucket(with("{\"Statement\":")));
        cloud.reconcile();
        assertThat(get(bad).status()).isEqualTo("FAILED");
        assertThat(Objects.requireNonNull(get(bad).statusReason()).code()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(findings(bad)).isEmpty();
        var queue = Configuration.builder()
                .sqsQueue(SqsQueueConfiguration.builder().build())
                .build();
        refuses("ValidationException", () -> create("arn:aws:sqs:us-east-1:000000000000:q", queue));
        refuses("ValidationException", () -> create(PHOTOS, queue));
        refuses("ValidationException", () -> create(PHOTOS, role("")));
        refuses("ValidationException", () -> create(Map.of()));
        refuses("ValidationException", () -> create("arn:aws:iam::999999999999:role/theirs", role(trust("1"))));
        var point = S3BucketConfiguration.builder()
                .accessPoints(Map.of(
                        "arn:aws:s3:us-east-1:000000000000:accesspoint/a",
                        S3AccessPointConfiguration.builder().build()));
        refuses("ValidationException", () -> create(PHOTOS, bucket(point)));
        refuses("ResourceNotFoundException", () -> get("no"));
        photos().denies = true;
        var hidden = create(PHOTOS, bucket(with(SHARED)));
        cloud.reconcile();
        assertThat(get(hidden).status())
                .as("a bucket that lets nobody look at it")
                .isEqualTo("FAILED");
    }

    @Test
    void previewsGoWithTheirAnalyzer() throws Exception {
        var id = create(PHOTOS, bucket(with(SHARED)));
        cloud.reconcile();
        cloud.call(
                AccessAnalyzer.DELETE_ANALYZER,
                DeleteAnalyzerRequest.builder().analyzerName("account").build());
        refuses("ResourceNotFoundException", () -> get(id));
    }
}
