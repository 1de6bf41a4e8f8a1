package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CopyObjectOutput;
import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiesTest {
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void buckets() {
        cloud.bucket("from");
        cloud.bucket("to.bucket");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static CopyObjectRequest.Builder copying(String source, String key) {
        return CopyObjectRequest.builder()
                .copySource(source)
                .bucket("to.bucket")
                .key(key);
    }

    private CopyObjectOutput copy(CopyObjectRequest.Builder in) {
        return cloud.call(S3.COPY_OBJECT, in.build());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 200_000})
    void outlivesItsSource(int size) throws IOException {
        var put = cloud.put("from", "key", bytes(size));
        var copied = copy(copying("/from/key", "copy"));
        assertThat(copied.copyObjectResult()).isNotNull();
        assertThat(cloud.get("to.bucket", "copy").eTag()).isEqualTo(put.eTag());
        assertThat(cloud.bodies()).hasSize(size > 32_768 ? 1 : 0);
        cloud.call(
                S3.DELETE_OBJECT,
                DeleteObjectRequest.builder().bucket("from").key("key").build());
        cloud.collectGarbage();
        assertThat(TestCloud.bytes(cloud.get("to.bucket", "copy"))).isEqualTo(bytes(size));
        cloud.call(
                S3.DELETE_OBJECT,
                DeleteObjectRequest.builder().bucket("to.bucket").key("copy").build());
        cloud.collectGarbage();
        assertThat(cloud.bodies()).isEmpty();
    }

    @Test
    void findsItsSourceUnderAnyName() {
        for (var key : new String[] {"a b", "a+b", "a%2Fb", "雲", "dir//x", "?versionId"}) {
            cloud.put("from", key, key);
            var encoded = UrlText.encode(key).replace("+", "%20");
            copy(copying("from/" + encoded, key));
            assertThat(cloud.text("to.bucket", key)).isEqualTo(key);
        }
        Expect.refusal("InvalidArgument", 400, () -> copy(copying("from", "x")));
        Expect.refusal("InvalidArgument", 400, () -> copy(copying("from/", "x")));
        Expect.refusal("InvalidArgument", 400, () -> copy(copying("from/%zz", "x")));
        Expect.refusal("InvalidArgument", 400, () -> copy(copying("from/%ff", "x")));
        Expect.refusal("NoSuchKey", 404, () -> copy(copying("from/none", "x")));
        Expect.refusal("NoSuchBucket", 404, () -> copy(copying("none-such/key", "x")));
    }

    @Test
    void takesOrReplacesProperties() {
        cloud.call(
                S3.PUT_OBJECT,
                PutObjectRequest.builder()
                        .bucket("from")
                        .key("key")
                        .contentType("text/plain")
                        .metadata(Map.of("a", "1"))
                        .build(),
                ByteStream.of(new byte[3]));
        copy(copying("from/key", "same").metadata(Map.of("b", "2")));
        assertThat(cloud.get("to.bucket", "same").metadata()).isEqualTo(Map.of("a", "1"));
        assertThat(cloud.get("to.bucket", "same").contentType()).isEqualTo("text/plain");
        copy(copying("from/key", "other").metadataDirective("REPLACE").metadata(Map.of("b", "2")));
        assertThat(cloud.get("to.bucket", "other").metadata()).isEqualTo(Map.of("b", "2"));
        assertThat(cloud.get("to.bucket", "other").contentType()).isEqualTo("binary/octet-stream");
        Expect.refusal(
                "InvalidArgument", 400, () -> copy(copying("from/key", "x").metadataDirective("KEEP")));
    }

    @Test
    void changesAnObjectInPlaceOnlyIfItChangesSomething() throws IOException {
        cloud.put("to.bucket", "key", bytes(100_000));
        Expect.refusal("InvalidRequest", 400, () -> copy(copying("to.bucket/key", "key")));
        copy(copying("to.bucket/key", "key").metadataDirective("REPLACE").metadata(Map.of("b", "2")));
        copy(copying("to.bucket/key", "key").storageClass("STANDARD"));
        cloud.collectGarbage();
        assertThat(TestCloud.bytes(cloud.get("to.bucket", "key"))).isEqualTo(bytes(100_000));
        assertThat(cloud.get("to.bucket", "key").metadata()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void computesTheChecksumAskedFor() {
        cloud.put("from", "key", "123456789");
        copy(copying("from/key", "copy").checksumAlgorithm("CRC32"));
        var got = cloud.call(
                S3.GET_OBJECT,
                GetObjectRequest.builder()
                        .bucket("to.bucket")
                        .key("copy")
                        .checksumMode("ENABLED")
                        .build());
        assertThat(got.checksumCRC32()).isEqualTo("y/Q5Jg==");
    }

    @Test
    void copiesUnderConditions() {
        var etag = cloud.put("from", "key", "value").eTag();
        copy(copying("from/key", "copy").copySourceIfMatch(etag));
        Expect.refusal(
                "PreconditionFailed",
                412,
                () -> copy(copying("from/key", "copy").copySourceIfNoneMatch(etag)));
        Expect.refusal(
                "PreconditionFailed",
                412,
                () -> copy(copying("from/key", "copy").copySourceIfModifiedSince(TestCloud.START)));
        Expect.refusal(
                "PreconditionFailed",
                412,
                () -> copy(copying("from/key", "copy").ifNoneMatch("*")));
    }
}
