package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.CreateTrailRequest;
import io.unkai.api.cloudtrail.DeleteTrailRequest;
import io.unkai.api.cloudtrail.GetTrailStatusRequest;
import io.unkai.api.cloudtrail.ListPublicKeysRequest;
import io.unkai.api.cloudtrail.StartLoggingRequest;
import io.unkai.api.cloudtrail.StopLoggingRequest;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.management.FakeS3;
import io.unkai.services.management.TestCloud;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Duration DELIVERY = Duration.ofMinutes(5);
    private static final Pattern BUCKET = Pattern.compile("\"bucketName\":\"(made-\\d+)\"");

    private final TestCloud cloud = new TestCloud(2);
    private int made;

    @BeforeEach
    void startTrail() throws Exception {
        cloud.s3.buckets.add("logs");
        cloud.call(
                CloudTrail.CREATE_TRAIL,
                CreateTrailRequest.builder()
                        .name("main")
                        .s3BucketName("logs")
                        .s3KeyPrefix("audit")
                        .enableLogFileValidation(true)
                        .isMultiRegionTrail(true)
                        .build());
        cloud.call(
                CloudTrail.START_LOGGING,
                StartLoggingRequest.builder().name("main").build());
        cloud.reconcile();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void happen(int events) {
        for (int i = 0; i < events; i++) {
            var input = CreateBucketRequest.builder().bucket("made-" + made++).build();
            cloud.record(S3.CREATE_BUCKET, input, null, null);
        }
    }

    private List<String> keys(String start) {
        return cloud.s3.objects.keySet().stream()
                .filter(key -> key.startsWith("logs/audit/AWSLogs/000000000000/" + start))
                .toList();
    }

    private List<String> delivered() throws Exception {
        var names = new ArrayList<String>();
        for (var key : keys("CloudTrail/")) {
            var matcher = BUCKET.matcher(new String(stored(key).plain(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private FakeS3.Stored stored(String key) {
        return Objects.requireNonNull(cloud.s3.objects.get(key));
    }

    private List<String> allMade() {
        return IntStream.range(0, made).mapToObj(i -> "made-" + i).toList();
    }

    @Test
    void deliversEveryFiveMinutesUnderTheKeysOfAws() throws Exception {
        int before = keys("CloudTrail/").size();
        happen(3);
        cloud.advance(Duration.ofMinutes(4));
        assertThat(keys("CloudTrail/")).hasSize(before);
        cloud.advance(Duration.ofMinutes(1));
        assertThat(keys("CloudTrail/")).hasSize(before + 1);
        assertThat(keys("CloudTrail/").getLast())
                .matches("logs/audit/AWSLogs/000000000000/CloudTrail/us-east-1/2026/01/01/"
                        + "000000000000_CloudTrail_us-east-1_20260101T0005Z_[A-Za-z0-9]{16}\\.json\\.gz");
        assertThat(delivered()).containsExactlyElementsOf(allMade());
        cloud.advance(DELIVERY);
        assertThat(keys("CloudTrail/")).hasSize(before + 1);
    }

    @Test
    void deliversOtherRegionsIntoTheirOwnFolders() throws Exception {
        cloud.region = "eu-west-1";
        happen(1);
        cloud.advance(DELIVERY);
        assertThat(keys("CloudTrail/eu-west-1/")).hasSize(1);
        cloud.advance(Duration.ofHours(2));
        assertThat(keys("CloudTrail-Digest/eu-west-1/")).hasSize(1);
    }

    @Test
    void deliversEachEventOnceWhateverCrashes() throws Exception {
        for (int round = 0; round < 20; round++) {
            happen(3);
            cloud.s3.crashes = round % 3;
            cloud.clock.advance(DELIVERY);
            cloud.service.recorder().flush();
            for (int tries = 0; tries < 3; tries++) {
                try {
                    cloud.reconcile();
                } catch (IllegalStateException crash) {
                    assertThat(crash).hasMessageContaining("crash");
                }
            }
        }
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(allMade());
        DigestCheck.check(cloud, "logs", keys("CloudTrail-Digest/"), publicKeys());
    }

    @Test
    void keepsEventsWhileTheBucketIsGone() throws Exception {
        cloud.s3.buckets.clear();
        happen(2);
        cloud.advance(DELIVERY);
        var status = cloud.call(
                CloudTrail.GET_TRAIL_STATUS,
                GetTrailStatusRequest.builder().name("main").build());
        assertThat(status.latestDeliveryError()).isEqualTo("NoSuchBucket");
        cloud.s3.buckets.add("logs");
        happen(1);
        cloud.advance(DELIVERY);
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(allMade());
        assertThat(cloud.call(
                                CloudTrail.GET_TRAIL_STATUS,
                                GetTrailStatusRequest.builder().name("main").build())
                        .latestDeliveryError())
                .isNull();
    }

    @Test
    void stoppedTrailsTakeNothing() throws Exception {
        happen(1);
        cloud.call(
                CloudTrail.STOP_LOGGING,
                StopLoggingRequest.builder().name("main").build());
        cloud.record(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder().bucket("made-99").build(),
                null,
                null);
        cloud.advance(DELIVERY);
        assertThat(delivered()).containsExactly("made-0");
    }

    @Test
    void signsAndChainsDigestsSoThatChangesAreFound() throws Exception {
        for (int hour = 0; hour < 4; hour++) {
            happen(2);
            cloud.advance(DELIVERY);
            cloud.advance(Duration.ofMinutes(56));
        }
        var digests = keys("CloudTrail-Digest/us-east-1/");
        assertThat(digests).hasSize(4);
        assertThat(digests.getFirst())
                .matches("logs/audit/AWSLogs/000000000000/CloudTrail-Digest/us-east-1/2026/01/01/"
                        + "000000000000_CloudTrail-Digest_us-east-1_main_us-east-1_20260101T010130Z\\.json\\.gz");
        assertThat(DigestCheck.check(cloud, "logs", digests, publicKeys())).isEqualTo(4);
        var digest = digests.get(1);
        var old = stored(digest);
        var forged = new String(old.plain(), StandardCharsets.UTF_8).replace("\"logFiles\":[{", "\"logFiles\":[{ ");
        var file = LogFile.gzip(forged.getBytes(StandardCharsets.UTF_8));
        cloud.s3.objects.put(digest, new FakeS3.Stored(file, old.metadata()));
        assertThatThrownBy(() -> DigestCheck.check(cloud, "logs", digests, publicKeys()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anInterruptedTrailBeginsAnotherChain() throws Exception {
        cloud.advance(Duration.ofMinutes(61));
        cloud.call(
                CloudTrail.STOP_LOGGING,
                StopLoggingRequest.builder().name("main").build());
        cloud.advance(Duration.ofMinutes(10));
        cloud.call(
                CloudTrail.START_LOGGING,
                StartLoggingRequest.builder().name("main").build());
        cloud.advance(Duration.ofMinutes(61));
        var digests = keys("CloudTrail-Digest/us-east-1/");
        assertThat(digests).hasSize(3);
        assertThat(new String(stored(digests.getLast()).plain(), StandardCharsets.UTF_8))
                .contains("\"previousDigestS3Object\":null");
    }

    @Test
    void aDeletedTrailLeavesNothing() throws Exception {
        var before = cloud.s3.objects.keySet().toArray(String[]::new);
        happen(2);
        cloud.call(
                CloudTrail.DELETE_TRAIL,
                DeleteTrailRequest.builder().name("main").build());
        cloud.advance(Duration.ofHours(2));
        assertThat(cloud.s3.objects).containsOnlyKeys(before);
        long left = cloud.store.read(txn -> Tables.count(txn, "cloudtrail.waiting", "CreateBucket"));
        assertThat(left).isZero();
    }

    private Map<String, Blob> publicKeys() {
        return DigestCheck.keys(cloud.call(
                CloudTrail.LIST_PUBLIC_KEYS, ListPublicKeysRequest.builder().build()));
    }
}
