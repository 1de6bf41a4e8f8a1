package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.cloudtrail.AdvancedEventSelector;
import io.unkai.api.cloudtrail.AdvancedFieldSelector;
import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.CreateTrailRequest;
import io.unkai.api.cloudtrail.DataResource;
import io.unkai.api.cloudtrail.EventSelector;
import io.unkai.api.cloudtrail.PutEventSelectorsRequest;
import io.unkai.api.cloudtrail.StartLoggingRequest;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.DeleteObjectsRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Pattern NAME = Pattern.compile("\"eventName\":\"(\\w+)\"");

    private final TestCloud cloud = new TestCloud(3);

    @BeforeEach
    void createTrail() {
        cloud.s3.buckets.add("logs");
        cloud.call(
                CloudTrail.CREATE_TRAIL,
                CreateTrailRequest.builder().name("main").s3BucketName("logs").build());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    /** What of some calls is delivered, in order. */
    private List<String> delivered() throws Exception {
        cloud.call(
                CloudTrail.START_LOGGING,
                StartLoggingRequest.builder().name("main").build());
        cloud.service.recorder().flush();
        cloud.advance(Duration.ofMinutes(5));
        cloud.s3.objects.clear();
        cloud.record(S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket("b").build(), null, null);
        cloud.record(S3.LIST_BUCKETS, ListBucketsRequest.builder().build(), null, null);
        cloud.record(
                S3.PUT_OBJECT,
                PutObjectRequest.builder().bucket("b").key("in/k").build(),
                null,
                null);
        cloud.record(
                S3.GET_OBJECT,
                GetObjectRequest.builder().bucket("other").key("k").build(),
                null,
                null);
        cloud.record(
                S3.DELETE_OBJECTS, DeleteObjectsRequest.builder().bucket("b").build(), null, null);
        cloud.advance(Duration.ofMinutes(5));
        var names = new ArrayList<String>();
        for (var object : cloud.s3.objects.values()) {
            var matcher = NAME.matcher(new String(object.plain(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private void put(EventSelector... selectors) {
        cloud.call(
                CloudTrail.PUT_EVENT_SELECTORS,
                PutEventSelectorsRequest.builder()
                        .trailName("main")
                        .eventSelectors(List.of(selectors))
                        .build());
    }

    private void putAdvanced(AdvancedFieldSelector... fields) {
        cloud.call(
                CloudTrail.PUT_EVENT_SELECTORS,
                PutEventSelectorsRequest.builder()
                        .trailName("main")
                        .advancedEventSelectors(List.of(AdvancedEventSelector.builder()
                                .fieldSelectors(List.of(fields))
                                .build()))
                        .build());
    }

    private static AdvancedFieldSelector.Builder field(String name) {
        return AdvancedFieldSelector.builder().field(name);
    }

    private static DataResource objects(String value) {
        return DataResource.builder()
                .type("AWS::S3::Object")
                .values(List.of(value))
                .build();
    }

    @Test
    void atFirstAllManagementEvents() throws Exception {
        assertThat(delivered()).containsExactly("CreateBucket", "ListBuckets");
    }

    @Test
    void onlyWhatReads() throws Exception {
        put(EventSelector.builder().readWriteType("ReadOnly").build());
        assertThat(delivered()).containsExactly("ListBuckets");
    }

    @Test
    void dataOfOneBucket() throws Exception {
        put(EventSelector.builder()
                .includeManagementEvents(false)
                .dataResources(List.of(objects("arn:aws:s3:::b/")))
                .build());
        assertThat(delivered()).containsExactly("PutObject", "DeleteObjects");
    }

    @Test
    void dataBelowAPrefix() throws Exception {
        put(EventSelector.builder()
                .includeManagementEvents(false)
                .dataResources(List.of(objects("arn:aws:s3:::b/in/")))
                .build());
        assertThat(delivered()).containsExactly("PutObject");
    }

    @Test
    void dataOfAllBuckets() throws Exception {
        put(EventSelector.builder()
                .readWriteType("WriteOnly")
                .dataResources(List.of(objects("arn:aws:s3")))
                .build());
        assertThat(delivered()).containsExactly("CreateBucket", "PutObject", "DeleteObjects");
    }

    @Test
    void advancedSelectorsMatchAllTheirFields() throws Exception {
        putAdvanced(
                field("eventCategory").equals(List.of("Data")).build(),
                field("resources.type").equals(List.of("AWS::S3::Object")).build(),
                field("resources.ARN")
                        .startsWith(List.of("arn:aws:s3:::other/"))
                        .build());
        assertThat(delivered()).containsExactly("GetObject");
    }

    @Test
    void advancedSelectorsExclude() throws Exception {
        putAdvanced(
                field("eventCategory").equals(List.of("Management")).build(),
                field("eventName").notStartsWith(List.of("List")).build());
        assertThat(delivered()).containsExactly("CreateBucket");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertInvalid(() -> put());
        assertInvalid(
                () -> put(EventSelector.builder().readWriteType("read-only").build()));
        assertInvalid(() -> put(EventSelector.builder()
                .dataResources(List.of(DataResource.builder()
                        .type("AWS::X::Y")
                        .values(List.of("arn:aws:x"))
                        .build()))
                .build()));
        assertInvalid(() -> putAdvanced(field("eventName").equals(List.of("A")).build()));
        assertInvalid(
                () -> putAdvanced(field("eventCategory").equals(List.of("Data")).build()));
        assertInvalid(() -> putAdvanced(
                field("eventCategory").equals(List.of("Management")).build(),
                field("weather").equals(List.of("rain")).build()));
    }

    private static void assertInvalid(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidEventSelectorsException"));
    }
}
