package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CreateBucketConfiguration;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.DeleteBucketOwnershipControlsRequest;
import io.unkai.api.s3.DeleteBucketRequest;
import io.unkai.api.s3.DeleteBucketTaggingRequest;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.GetBucketLocationRequest;
import io.unkai.api.s3.GetBucketOwnershipControlsRequest;
import io.unkai.api.s3.GetBucketTaggingRequest;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.ListBucketsRequest;
import io.unkai.api.s3.OwnershipControls;
import io.unkai.api.s3.OwnershipControlsRule;
import io.unkai.api.s3.PutBucketOwnershipControlsRequest;
import io.unkai.api.s3.PutBucketTaggingRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.Tag;
import io.unkai.api.s3.Tagging;
import io.unkai.kernel.arn.Arn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    private final TestCloud cloud = new TestCloud(1);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void create(String name, String location) {
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket(name)
                        .createBucketConfiguration(CreateBucketConfiguration.builder()
                                .locationConstraint(location)
                                .build())
                        .build());
    }

    private void delete(String name) {
        cloud.call(S3.DELETE_BUCKET, DeleteBucketRequest.builder().bucket(name).build());
    }

    private String region(String name) {
        return String.valueOf(cloud.call(
                        S3.HEAD_BUCKET, HeadBucketRequest.builder().bucket(name).build())
                .bucketRegion());
    }

    @Test
    void livesInTheRegionAskedFor() {
        cloud.bucket("home");
        create("abroad", "eu-central-1");
        create("old", "EU");
        assertThat(region("home")).isEqualTo("us-east-1");
        assertThat(region("abroad")).isEqualTo("eu-central-1");
        assertThat(region("old")).isEqualTo("eu-west-1");
        var location = cloud.call(
                S3.GET_BUCKET_LOCATION,
                GetBucketLocationRequest.builder().bucket("home").build());
        assertThat(location.locationConstraint()).isNull();
    }

    @Test
    void refusesLocationsThatDoNotFitTheEndpoint() {
        Expect.refusal("InvalidLocationConstraint", 400, () -> create("bucket", "moon"));
        Expect.refusal("InvalidLocationConstraint", 400, () -> create("bucket", "us-east-1"));
        Expect.refusal("IllegalLocationConstraintException", 400, () -> create("bucket", "af-south-1"));
        cloud.region = "eu-west-1";
        Expect.refusal("IllegalLocationConstraintException", 400, () -> cloud.bucket("bucket"));
        Expect.refusal("IllegalLocationConstraintException", 400, () -> create("bucket", "eu-west-2"));
        create("bucket", "eu-west-1");
        cloud.region = "af-south-1";
        create("cape", "af-south-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Upper",
                "under_score",
                "-start",
                "end-",
                ".start",
                "end.",
                "two..dots",
                "192.168.0.1",
                "xn--bucket",
                "sthree-bucket",
                "bucket-s3alias",
                "bucket--ol-s3",
                "../escape",
                "sp ace",
                "ünïcode",
                "a123456789012345678901234567890123456789012345678901234567890123"
            })
    void refusesNamesThatNoBucketCanHave(String name) {
        Expect.refusal("InvalidBucketName", 400, () -> cloud.bucket(name));
    }

    @Test
    void isUniqueInTheWholeCloud() {
        cloud.bucket("mine");
        cloud.bucket("mine");
        create("abroad", "eu-west-1");
        Expect.refusal("BucketAlreadyOwnedByYou", 409, () -> create("abroad", "eu-west-1"));
        cloud.account = "111111111111";
        var refusal = Expect.refusal("BucketAlreadyExists", 409, () -> cloud.bucket("mine"));
        assertThat(refusal.details()).containsEntry("BucketName", "mine");
    }

    @Test
    void belongsToItsAccount() {
        cloud.bucket("mine");
        cloud.put("mine", "key", "value");
        var owner = cloud.store.read(txn -> cloud.service.facts().owner(txn, new Arn("aws", "s3", "", "", "mine/key")));
        assertThat(owner).isEqualTo(cloud.account);
        cloud.account = "111111111111";
        assertThat(cloud.call(S3.LIST_BUCKETS, ListBucketsRequest.builder().build())
                        .buckets())
                .isEmpty();
    }

    @Test
    void isOnlyDeletedWhenEmpty() throws IOException {
        Expect.refusal("NoSuchBucket", 404, () -> delete("bucket"));
        cloud.bucket("bucket");
        cloud.put("bucket", "key", "value");
        Expect.refusal("BucketNotEmpty", 409, () -> delete("bucket"));
        cloud.call(
                S3.DELETE_OBJECT,
                DeleteObjectRequest.builder().bucket("bucket").key("key").build());
        cloud.call(
                S3.CREATE_MULTIPART_UPLOAD,
                CreateMultipartUploadRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .build());
        delete("bucket");
        Expect.refusal("NoSuchBucket", 404, () -> region("bucket"));
        assertThat(cloud.collectGarbage()).isZero();
        cloud.bucket("bucket");
        Expect.refusal("NoSuchKey", 404, () -> cloud.get("bucket", "key"));
    }

    @Test
    void isListedInPages() {
        for (var name : new String[] {"photos-b", "logs", "photos-a", "photos-c"}) {
            cloud.bucket(name);
        }
        var names = new ArrayList<String>();
        String token = null;
        do {
            var page = cloud.call(
                    S3.LIST_BUCKETS,
                    ListBucketsRequest.builder()
                            .prefix("photos")
                            .maxBuckets(2)
                            .continuationToken(token)
                            .build());
            assertThat(page.buckets()).hasSizeBetween(1, 2);
            requireNonNull(page.buckets()).forEach(bucket -> names.add(bucket.name()));
            token = page.continuationToken();
        } while (token != null);
        assertThat(names).containsExactly("photos-a", "photos-b", "photos-c");
    }

    private Map<String, String> tags(String bucket) {
        var found = cloud.call(
                S3.GET_BUCKET_TAGGING,
                GetBucketTaggingRequest.builder().bucket(bucket).build());
        var tags = new TreeMap<String, String>();
        requireNonNull(found.tagSet()).forEach(tag -> tags.put(String.valueOf(tag.key()), String.valueOf(tag.value())));
        return tags;
    }

    private void tag(String bucket, String... keysAndValues) {
        cloud.call(
                S3.PUT_BUCKET_TAGGING,
                PutBucketTaggingRequest.builder()
                        .bucket(bucket)
                        .tagging(Tagging.builder().tagSet(set(keysAndValues)).build())
                        .build());
    }

    private static List<Tag> set(String... keysAndValues) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.add(Tag.builder()
                    .key(keysAndValues[i])
                    .value(keysAndValues[i + 1])
                    .build());
        }
        return tags;
    }

    @Test
    void carriesTags() {
        cloud.bucket("bucket");
        Expect.refusal("NoSuchTagSet", 404, () -> tags("bucket"));
        tag("bucket", "b", "1", "a", "");
        tag("bucket", "c", "2", "a", "3");
        assertThat(tags("bucket")).isEqualTo(Map.of("c", "2", "a", "3"));
        Expect.refusal("InvalidTag", 400, () -> tag("bucket", "x", "1", "x", "2"));
        Expect.refusal("InvalidTag", 400, () -> tag("bucket", "", "1"));
        Expect.refusal("InvalidTag", 400, () -> tag("bucket", "aws:x", "1"));
        Expect.refusal("InvalidTag", 400, () -> tag("bucket", "x", "v".repeat(257)));
        var many = new String[102];
        Arrays.setAll(many, i -> "k" + i);
        Expect.refusal("BadRequest", 400, () -> tag("bucket", many));
        Expect.refusal("NoSuchBucket", 404, () -> tag("nowhere", "x", "1"));
        assertThat(tags("bucket")).hasSize(2);
        cloud.call(
                S3.DELETE_BUCKET_TAGGING,
                DeleteBucketTaggingRequest.builder().bucket("bucket").build());
        Expect.refusal("NoSuchTagSet", 404, () -> tags("bucket"));
    }

    @Test
    void forgetsTheTagsOfADeletedBucket() {
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("bucket")
                        .createBucketConfiguration(CreateBucketConfiguration.builder()
                                .tags(set("a", "b"))
                                .build())
                        .build());
        assertThat(tags("bucket")).isEqualTo(Map.of("a", "b"));
        delete("bucket");
        cloud.bucket("bucket");
        Expect.refusal("NoSuchTagSet", 404, () -> tags("bucket"));
    }

    private @Nullable String ownership(String bucket) {
        var controls = cloud.call(
                        S3.GET_BUCKET_OWNERSHIP_CONTROLS,
                        GetBucketOwnershipControlsRequest.builder()
                                .bucket(bucket)
                                .build())
                .ownershipControls();
        return requireNonNull(requireNonNull(controls).rules()).getFirst().objectOwnership();
    }

    private void own(String bucket, String ownership) {
        var rule = OwnershipControlsRule.builder().objectOwnership(ownership).build();
        cloud.call(
                S3.PUT_BUCKET_OWNERSHIP_CONTROLS,
                PutBucketOwnershipControlsRequest.builder()
                        .bucket(bucket)
                        .ownershipControls(
                                OwnershipControls.builder().rules(List.of(rule)).build())
                        .build());
    }

    @Test
    void keepsWhoOwnsObjects() {
        cloud.bucket("plain");
        assertThat(ownership("plain")).isEqualTo("BucketOwnerEnforced");
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("writers")
                        .objectOwnership("ObjectWriter")
                        .build());
        assertThat(ownership("writers")).isEqualTo("ObjectWriter");
        own("writers", "BucketOwnerPreferred");
        assertThat(ownership("writers")).isEqualTo("BucketOwnerPreferred");
        Expect.refusal("MalformedXML", 400, () -> own("writers", "Nobody"));
        cloud.call(
                S3.DELETE_BUCKET_OWNERSHIP_CONTROLS,
                DeleteBucketOwnershipControlsRequest.builder().bucket("writers").build());
        Expect.refusal("OwnershipControlsNotFoundError", 404, () -> ownership("writers"));
    }
}
