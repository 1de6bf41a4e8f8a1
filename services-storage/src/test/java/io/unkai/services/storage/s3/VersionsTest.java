package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.DeleteObjectOutput;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.GetBucketVersioningRequest;
import io.unkai.api.s3.GetObjectAttributesRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.GetObjectTaggingRequest;
import io.unkai.api.s3.ListObjectVersionsRequest;
import io.unkai.api.s3.PutBucketVersioningRequest;
import io.unkai.api.s3.PutObjectTaggingRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.Tag;
import io.unkai.api.s3.VersioningConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void bucket() {
        cloud.bucket("bucket");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void set(String status) {
        cloud.call(
                S3.PUT_BUCKET_VERSIONING,
                PutBucketVersioningRequest.builder()
                        .bucket("bucket")
                        .versioningConfiguration(
                                VersioningConfiguration.builder().status(status).build())
                        .build());
    }

    private String put(String key, String text) {
        return requireNonNull(cloud.put("bucket", key, text).versionId());
    }

    private String get(String key, @Nullable String version) {
        var in = GetObjectRequest.builder()
                .bucket("bucket")
                .key(key)
                .versionId(version)
                .build();
        return new String(TestCloud.bytes(cloud.call(S3.GET_OBJECT, in)), StandardCharsets.UTF_8);
    }

    private DeleteObjectOutput delete(String key, @Nullable String version) {
        return cloud.call(
                S3.DELETE_OBJECT,
                DeleteObjectRequest.builder()
                        .bucket("bucket")
                        .key(key)
                        .versionId(version)
                        .build());
    }

    @Test
    void keepsEveryVersion() {
        set("Enabled");
        var first = put("key", "1");
        cloud.now = TestCloud.START.minusSeconds(1000);
        var second = put("key", "2");
        assertThat(get("key", null)).isEqualTo("2");
        assertThat(get("key", first)).isEqualTo("1");
        assertThat(get("key", second)).isEqualTo("2");
        Expect.refusal("NoSuchVersion", 404, () -> get("key", "00000000000000ff" + first.substring(16)));
        Expect.refusal("InvalidArgument", 400, () -> get("key", "../x"));
    }

    @Test
    void hidesAndUncovers() {
        set("Enabled");
        var first = put("key", "1");
        var marker = delete("key", null);
        assertThat(marker.deleteMarker()).isTrue();
        var refusal = Expect.refusal("NoSuchKey", 404, () -> get("key", null));
        assertThat(refusal.headers()).containsEntry("x-amz-delete-marker", "true");
        var version = requireNonNull(marker.versionId());
        var refused = Expect.refusal("MethodNotAllowed", 405, () -> get("key", version));
        assertThat(refused.headers()).containsEntry("Allow", "DELETE");
        assertThat(get("key", first)).isEqualTo("1");
        assertThat(delete("key", version).deleteMarker()).isTrue();
        assertThat(get("key", null)).isEqualTo("1");
        delete("key", first);
        Expect.refusal("NoSuchKey", 404, () -> get("key", null));
    }

    @Test
    void replacesTheNullVersionWhileSuspended() throws IOException {
        cloud.put("bucket", "key", new byte[100_000]);
        set("Enabled");
        var second = put("key", "2");
        assertThat(get("key", "null")).hasSize(100_000);
        set("Suspended");
        assertThat(put("key", "3")).isEqualTo("null");
        cloud.collectGarbage();
        assertThat(cloud.bodies()).isEmpty();
        assertThat(get("key", "null")).isEqualTo("3");
        assertThat(get("key", second)).isEqualTo("2");
        assertThat(delete("key", null).versionId()).isEqualTo("null");
        Expect.refusal("NoSuchKey", 404, () -> get("key", null));
        assertThat(get("key", second)).isEqualTo("2");
        delete("key", "null");
        assertThat(get("key", null)).isEqualTo("2");
    }

    @Test
    void saysWhetherItIsOn() {
        var in = GetBucketVersioningRequest.builder().bucket("bucket").build();
        assertThat(cloud.call(S3.GET_BUCKET_VERSIONING, in).status()).isNull();
        set("Enabled");
        assertThat(cloud.call(S3.GET_BUCKET_VERSIONING, in).status()).isEqualTo("Enabled");
        Expect.refusal("IllegalVersioningConfigurationException", 400, () -> set("Off"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void listsVersionsNewestFirst(int max) {
        cloud.put("bucket", "a", "old");
        set("Enabled");
        var a2 = put("a", "new");
        var b1 = put("b", "1");
        var marker = requireNonNull(delete("b", null).versionId());
        var x1 = put("dir/x", "1");
        put("dir/y", "1");
        put("dir\0", "1");
        assertThat(x1).isNotEqualTo(b1);
        var found = new ArrayList<String>();
        String key = null;
        String version = null;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECT_VERSIONS,
                    ListObjectVersionsRequest.builder()
                            .bucket("bucket")
                            .delimiter("/")
                            .maxKeys(max)
                            .keyMarker(key)
                            .versionIdMarker(version)
                            .build());
            requireNonNull(page.versions())
                    .forEach(one -> found.add(one.key() + " " + one.versionId() + " " + one.isLatest()));
            requireNonNull(page.deleteMarkers())
                    .forEach(one -> found.add(one.key() + " " + one.versionId() + " " + one.isLatest() + " marker"));
            requireNonNull(page.commonPrefixes()).forEach(one -> found.add(one.prefix() + " *"));
            key = page.nextKeyMarker();
            version = page.nextVersionIdMarker();
            assertThat(page.isTruncated()).isEqualTo(key != null);
        } while (key != null);
        assertThat(found)
                .hasSize(6)
                .contains(
                        "a " + a2 + " true",
                        "a null false",
                        "b " + b1 + " false",
                        "b " + marker + " true marker",
                        "dir/ *");
    }

    @Test
    void tagsVersions() {
        set("Enabled");
        var first = put("key", "1");
        put("key", "2");
        tag(first, List.of(Tag.builder().key("colour").value("blue").build()));
        assertThat(tags(first)).containsExactly("colour=blue");
        assertThat(tags(null)).isEmpty();
        var twice = List.of(
                Tag.builder().key("a").value("1").build(),
                Tag.builder().key("a").value("2").build());
        Expect.refusal("InvalidTag", 400, () -> tag(first, twice));
    }

    private void tag(String version, List<Tag> tags) {
        cloud.call(
                S3.PUT_OBJECT_TAGGING,
                PutObjectTaggingRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .versionId(version)
                        .tagging(io.unkai.api.s3.Tagging.builder().tagSet(tags).build())
                        .build());
    }

    private List<String> tags(@Nullable String version) {
        var in = GetObjectTaggingRequest.builder()
                .bucket("bucket")
                .key("key")
                .versionId(version)
                .build();
        return requireNonNull(cloud.call(S3.GET_OBJECT_TAGGING, in).tagSet()).stream()
                .map(tag -> tag.key() + "=" + tag.value())
                .toList();
    }

    @Test
    void answersAttributes() {
        cloud.put("bucket", "key", "123456789");
        var in = GetObjectAttributesRequest.builder()
                .bucket("bucket")
                .key("key")
                .objectAttributes(List.of("ETag", "ObjectSize", "Checksum"))
                .build();
        var attributes = cloud.call(S3.GET_OBJECT_ATTRIBUTES, in);
        assertThat(attributes.eTag()).isEqualTo("25f9e794323b453885f5181f1b624d0b");
        assertThat(attributes.objectSize()).isEqualTo(9);
        assertThat(requireNonNull(attributes.checksum()).checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
        assertThat(attributes.storageClass()).isNull();
    }
}
