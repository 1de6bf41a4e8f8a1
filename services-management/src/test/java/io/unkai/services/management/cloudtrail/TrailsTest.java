package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.cloudtrail.AddTagsRequest;
import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.CreateTrailRequest;
import io.unkai.api.cloudtrail.DescribeTrailsRequest;
import io.unkai.api.cloudtrail.GetTrailRequest;
import io.unkai.api.cloudtrail.ListTagsRequest;
import io.unkai.api.cloudtrail.ListTrailsRequest;
import io.unkai.api.cloudtrail.RemoveTagsRequest;
import io.unkai.api.cloudtrail.ResourceTag;
import io.unkai.api.cloudtrail.Tag;
import io.unkai.api.cloudtrail.UpdateTrailRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailsTest {
    private static final String ARN = "arn:aws:cloudtrail:us-east-1:000000000000:trail/main";

    private final TestCloud cloud = new TestCloud(4);

    @BeforeEach
    void makeBucket() {
        cloud.s3.buckets.add("logs");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void create(CreateTrailRequest.Builder in) {
        cloud.call(CloudTrail.CREATE_TRAIL, in.s3BucketName("logs").build());
    }

    private static CreateTrailRequest.Builder named(String name) {
        return CreateTrailRequest.builder().name(name);
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void findsATrailByNameAndArn() {
        create(named("main"));
        for (var name : List.of("main", ARN)) {
            var found = cloud.call(
                            CloudTrail.GET_TRAIL,
                            GetTrailRequest.builder().name(name).build())
                    .trail();
            assertThat(Objects.requireNonNull(found).trailARN()).isEqualTo(ARN);
        }
        assertRefused(
                "TrailNotFoundException",
                () -> cloud.call(
                        CloudTrail.GET_TRAIL,
                        GetTrailRequest.builder().name("other").build()));
        assertRefused(
                "CloudTrailARNInvalidException",
                () -> cloud.call(
                        CloudTrail.GET_TRAIL,
                        GetTrailRequest.builder().name("arn:aws:s3:::bucket").build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "-main", "main-", "ma in", "my..trail", "192.0.2.1", "ünicode"})
    void refusesNamesThatAreNone(String name) {
        assertRefused("InvalidTrailNameException", () -> create(named(name)));
    }

    @Test
    void refusesABucketThatIsNotThere() {
        assertRefused(
                "S3BucketDoesNotExistException",
                () -> cloud.call(
                        CloudTrail.CREATE_TRAIL,
                        named("main").s3BucketName("nothere").build()));
    }

    @Test
    void refusesABucketWhosePolicyDoesNotLetItIn() {
        cloud.s3.closed = true;
        assertRefused("InsufficientS3BucketPolicyException", () -> create(named("main")));
    }

    @Test
    void refusesWhatCannotBeDoneYet() {
        assertRefused("KmsKeyNotFoundException", () -> create(named("main").kmsKeyId("alias/x")));
        assertRefused("InvalidSnsTopicNameException", () -> create(named("main").snsTopicName("topic")));
        assertRefused(
                "OrganizationsNotInUseException", () -> create(named("main").isOrganizationTrail(true)));
    }

    @Test
    void aRegionHasFiveTrailsAtMost() {
        for (int i = 0; i < 5; i++) {
            create(named("trail-" + i));
        }
        assertRefused("MaximumNumberOfTrailsExceededException", () -> create(named("trail-5")));
        assertRefused("TrailAlreadyExistsException", () -> create(named("trail-0")));
        cloud.region = "eu-west-1";
        create(named("trail-5"));
        assertThat(cloud.call(
                                CloudTrail.LIST_TRAILS,
                                ListTrailsRequest.builder().build())
                        .trails())
                .hasSize(6);
    }

    @Test
    void trailsOfAllRegionsAreSeenElsewhereButChangedAtHome() {
        create(named("main").isMultiRegionTrail(true));
        create(named("local"));
        cloud.region = "eu-west-1";
        var seen = cloud.call(
                CloudTrail.DESCRIBE_TRAILS, DescribeTrailsRequest.builder().build());
        assertThat(seen.trailList())
                .singleElement()
                .satisfies(trail -> assertThat(trail.homeRegion()).isEqualTo("us-east-1"));
        var own = DescribeTrailsRequest.builder().includeShadowTrails(false).build();
        assertThat(cloud.call(CloudTrail.DESCRIBE_TRAILS, own).trailList()).isEmpty();
        assertRefused(
                "InvalidHomeRegionException",
                () -> cloud.call(
                        CloudTrail.UPDATE_TRAIL,
                        UpdateTrailRequest.builder().name("main").build()));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        create(named("main").s3KeyPrefix("audit"));
        cloud.call(
                CloudTrail.UPDATE_TRAIL,
                UpdateTrailRequest.builder()
                        .name("main")
                        .enableLogFileValidation(true)
                        .build());
        var trail = Objects.requireNonNull(cloud.call(
                        CloudTrail.GET_TRAIL,
                        GetTrailRequest.builder().name("main").build())
                .trail());
        assertThat(trail.s3KeyPrefix()).isEqualTo("audit");
        assertThat(trail.logFileValidationEnabled()).isTrue();
        assertRefused(
                "InvalidParameterCombinationException",
                () -> cloud.call(
                        CloudTrail.UPDATE_TRAIL,
                        UpdateTrailRequest.builder()
                                .name("main")
                                .isMultiRegionTrail(true)
                                .includeGlobalServiceEvents(false)
                                .build()));
    }

    @Test
    void tagsTrails() {
        create(named("main").tagsList(List.of(tag("a", "1"))));
        cloud.call(
                CloudTrail.ADD_TAGS,
                AddTagsRequest.builder()
                        .resourceId(ARN)
                        .tagsList(List.of(tag("b", "2")))
                        .build());
        cloud.call(
                CloudTrail.REMOVE_TAGS,
                RemoveTagsRequest.builder()
                        .resourceId(ARN)
                        .tagsList(List.of(Tag.builder().key("a").build()))
                        .build());
        var listed = cloud.call(
                CloudTrail.LIST_TAGS,
                ListTagsRequest.builder().resourceIdList(List.of(ARN)).build());
        assertThat(listed.resourceTagList())
                .containsExactly(ResourceTag.builder()
                        .resourceId(ARN)
                        .tagsList(List.of(tag("b", "2")))
                        .build());
        assertRefused(
                "ResourceNotFoundException",
                () -> cloud.call(
                        CloudTrail.LIST_TAGS,
                        ListTagsRequest.builder()
                                .resourceIdList(List.of(ARN + "x"))
                                .build()));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
