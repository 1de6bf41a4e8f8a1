package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.Event;
import io.unkai.api.cloudtrail.LookupAttribute;
import io.unkai.api.cloudtrail.LookupEventsRequest;
import io.unkai.api.cloudtrail.LookupEventsResponse;
import io.unkai.api.iam.AccessKey;
import io.unkai.api.iam.CreateAccessKeyRequest;
import io.unkai.api.iam.CreateAccessKeyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupTest {
    private final TestCloud cloud = new TestCloud(1);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void createBucket(String name) {
        cloud.record(
                S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket(name).build(), null, null);
        cloud.clock.advance(Duration.ofSeconds(1));
    }

    private LookupEventsResponse lookup(LookupEventsRequest.Builder in) {
        return cloud.call(CloudTrail.LOOKUP_EVENTS, in.build());
    }

    private List<Event> by(String key, String value) {
        var attribute = LookupAttribute.builder()
                .attributeKey(key)
                .attributeValue(value)
                .build();
        return Objects.requireNonNull(lookup(LookupEventsRequest.builder().lookupAttributes(List.of(attribute)))
                .events());
    }

    @Test
    void findsEventsByEachAttribute() {
        createBucket("first");
        createBucket("second");
        var found = by("ResourceName", "second");
        assertThat(found).hasSize(1);
        var id = Objects.requireNonNull(found.getFirst().eventId());
        assertThat(by("EventId", id)).hasSize(1);
        assertThat(by("EventName", "CreateBucket")).hasSize(2);
        assertThat(by("EventSource", "s3.amazonaws.com")).hasSize(2);
        assertThat(by("ResourceType", "AWS::S3::Bucket")).hasSize(2);
        assertThat(by("ReadOnly", "false")).hasSize(2);
        assertThat(by("Username", "root")).hasSizeGreaterThan(2);
        assertThat(by("AccessKeyId", "AKIAEXAMPLE")).hasSizeGreaterThan(2);
        assertThat(by("EventName", "DeleteBucket")).isEmpty();
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        for (int i = 0; i < 7; i++) {
            createBucket("b" + i);
        }
        var names = new ArrayList<String>();
        String token = null;
        do {
            var page = lookup(LookupEventsRequest.builder()
                    .lookupAttributes(List.of(LookupAttribute.builder()
                            .attributeKey("EventName")
                            .attributeValue("CreateBucket")
                            .build()))
                    .maxResults(3)
                    .nextToken(token));
            Objects.requireNonNull(page.events())
                    .forEach(event -> names.add(
                            Objects.requireNonNull(event.resources()).getFirst().resourceName()));
            token = page.nextToken();
        } while (token != null);
        assertThat(names).containsExactly("b6", "b5", "b4", "b3", "b2", "b1", "b0");
    }

    @Test
    void refusesTheTokenOfAnotherList() {
        createBucket("b0");
        createBucket("b1");
        var token = lookup(LookupEventsRequest.builder().maxResults(1)).nextToken();
        cloud.region = "eu-west-1";
        assertThatThrownBy(() -> lookup(LookupEventsRequest.builder().nextToken(token)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidNextTokenException"));
        assertThatThrownBy(() -> lookup(LookupEventsRequest.builder().nextToken("?")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void boundsByTimeIncludingBothSeconds() {
        createBucket("b0");
        createBucket("b1");
        createBucket("b2");
        var second = TestCloud.START.plusSeconds(1);
        assertThat(lookup(LookupEventsRequest.builder().startTime(second).endTime(second))
                        .events())
                .extracting(event ->
                        Objects.requireNonNull(event.resources()).getFirst().resourceName())
                .containsExactly("b1");
    }

    @Test
    void keepsEventsNinetyDays() throws Exception {
        for (int i = 0; i < 450; i++) {
            createBucket("b" + i);
        }
        cloud.advance(Duration.ofDays(89));
        assertThat(by("ResourceName", "b0")).hasSize(1);
        for (int i = 0; i < 4; i++) {
            cloud.advance(Duration.ofDays(1));
        }
        assertThat(by("ResourceName", "b0")).isEmpty();
        long left = cloud.store.read(txn -> {
            long count = 0;
            for (var name : List.of("cloudtrail.events", "cloudtrail.lookup")) {
                count += Tables.count(txn, name, "CreateBucket");
            }
            return count;
        });
        assertThat(left).isZero();
    }

    @Test
    void globalServicesHappenInVirginia() {
        cloud.region = "eu-west-1";
        cloud.record(Iam.CREATE_ACCESS_KEY, CreateAccessKeyRequest.builder().build(), null, null);
        assertThat(by("EventName", "CreateAccessKey")).isEmpty();
        cloud.region = "us-east-1";
        assertThat(by("EventName", "CreateAccessKey")).hasSize(1);
    }

    @Test
    void dataEventsAreNotInTheHistory() {
        var input = PutObjectRequest.builder().bucket("b").key("k").build();
        cloud.record(S3.PUT_OBJECT, input, null, null);
        assertThat(by("EventName", "PutObject")).isEmpty();
    }

    @Test
    void hidesSecrets() {
        var made = CreateAccessKeyResponse.builder()
                .accessKey(AccessKey.builder()
                        .accessKeyId("AKIANEW")
                        .secretAccessKey("wJalrXUtnFEMI")
                        .build())
                .build();
        var input = CreateAccessKeyRequest.builder().userName("Bob").build();
        cloud.record(Iam.CREATE_ACCESS_KEY, input, made, null);
        var event = by("EventName", "CreateAccessKey").getFirst();
        assertThat(event.cloudTrailEvent())
                .contains("\"requestParameters\":{\"userName\":\"Bob\"}", "\"accessKeyId\":\"AKIANEW\"")
                .contains("\"secretAccessKey\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"")
                .doesNotContain("wJalrXUtnFEMI");
    }

    @Test
    void leavesOutWhatIsTooLarge() {
        var input = CreateBucketRequest.builder().bucket("x".repeat(200_000)).build();
        cloud.record(S3.CREATE_BUCKET, input, null, null);
        assertThat(by("EventName", "CreateBucket").getFirst().cloudTrailEvent())
                .contains("\"requestParameters\":{\"omitted\":true")
                .hasSizeLessThan(250_000);
    }

    @Test
    void namesSessionsOfRolesByTheirIssuer() {
        cloud.principal = new Principal.RoleSession(TestCloud.ACCOUNT, "/app/", "Deploy", "AROAX", "ci");
        cloud.session = Session.issued(TestCloud.START);
        createBucket("made-by-role");
        cloud.principal = new Principal.Root(TestCloud.ACCOUNT);
        cloud.session = Session.NONE;
        var event = by("Username", "ci").getFirst();
        assertThat(event.cloudTrailEvent())
                .contains("\"type\":\"AssumedRole\",\"principalId\":\"AROAX:ci\"")
                .contains("\"arn\":\"arn:aws:sts::000000000000:assumed-role/Deploy/ci\"")
                .contains("\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"AROAX\","
                        + "\"arn\":\"arn:aws:iam::000000000000:role/app/Deploy\"")
                .contains("\"attributes\":{\"creationDate\":\"2026-01-01T00:00:30Z\",\"mfaAuthenticated\":\"false\"}");
    }

    @Test
    void tellsWhyCallsWereRefused() {
        var denied = new ApiException("AccessDeniedException", 400, "not allowed");
        cloud.record(CloudTrail.LIST_TRAILS, null, null, denied);
        assertThat(by("EventName", "ListTrails").getFirst().cloudTrailEvent())
                .contains("\"errorCode\":\"AccessDenied\",\"errorMessage\":\"not allowed\"");
    }
}
