package io.unkai.services.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.Delete;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.DeleteObjectsRequest;
import io.unkai.api.s3.DeletedObject;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.HeadObjectRequest;
import io.unkai.api.s3.ObjectIdentifier;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {
    private static final byte[] LARGE = large();
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void bucket() {
        cloud.bucket("bucket");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static byte[] large() {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static PutObjectRequest.Builder putting(String key) {
        return PutObjectRequest.builder().bucket("bucket").key(key);
    }

    private static GetObjectRequest.Builder getting(String key) {
        return GetObjectRequest.builder().bucket("bucket").key(key);
    }

    private void put(PutObjectRequest.Builder in, String text) {
        cloud.call(S3.PUT_OBJECT, in.build(), ByteStream.of(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_768, 32_769, 300_000})
    void givesBackWhatWasPut(int size) {
        var bytes = Arrays.copyOf(LARGE, size);
        var put = cloud.put("bucket", "key", bytes);
        var md5 = '"' + Etags.of(Digest.MD5.of(bytes)) + '"';
        assertThat(put.eTag()).isEqualTo(md5);
        var got = cloud.get("bucket", "key");
        assertThat(got.eTag()).isEqualTo(md5);
        assertThat(got.contentLength()).isEqualTo(size);
        assertThat(got.contentType()).isEqualTo("binary/octet-stream");
        assertThat(got.lastModified()).isEqualTo(TestCloud.START);
        assertThat(got.versionId()).isNull();
        assertThat(TestCloud.bytes(got)).isEqualTo(bytes);
    }

    @Test
    void keepsWhatItsWriterSays() {
        put(
                putting("key")
                        .contentType("text/plain")
                        .contentEncoding("aws-chunked,gzip")
                        .cacheControl("no-store")
                        .contentDisposition("inline")
                        .contentLanguage("ja")
                        .expires(Instant.parse("2030-01-01T00:00:00Z"))
                        .metadata(Map.of("Colour", "blue")),
                "text");
        var head = cloud.call(
                S3.HEAD_OBJECT,
                HeadObjectRequest.builder().bucket("bucket").key("key").build());
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.contentEncoding()).isEqualTo("gzip");
        assertThat(head.cacheControl()).isEqualTo("no-store");
        assertThat(head.contentDisposition()).isEqualTo("inline");
        assertThat(head.contentLanguage()).isEqualTo("ja");
        assertThat(head.expires()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(head.metadata()).isEqualTo(Map.of("colour", "blue"));
        assertThat(head.contentLength()).isEqualTo(4);
        var got = cloud.call(
                S3.GET_OBJECT, getting("key").responseContentType("image/png").build());
        assertThat(got.contentType()).isEqualTo("image/png");
    }

    @Test
    void refusesTooMuchMetadata() {
        put(putting("key").metadata(Map.of("a", "x".repeat(2047))), "text");
        Expect.refusal(
                "MetadataTooLarge", 400, () -> put(putting("key").metadata(Map.of("a", "x".repeat(2048))), "text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "//", "../..", ".", "%2F", "雲/海", "a\tb\n", "\u0001", "𐐷", "a b+c&d?e#f"})
    void takesAnyKey(String key) {
        cloud.put("bucket", key, "value of " + key);
        assertThat(cloud.text("bucket", key)).isEqualTo("value of " + key);
        Expect.refusal("NoSuchKey", 404, () -> cloud.get("bucket", key + "x"));
    }

    @Test
    void refusesLongKeys() {
        cloud.put("bucket", "ü".repeat(512), "value");
        var refusal = Expect.refusal("KeyTooLongError", 400, () -> cloud.put("bucket", "ü".repeat(512) + "x", "value"));
        assertThat(refusal.details()).containsEntry("Size", "1025").containsEntry("MaxSizeAllowed", "1024");
    }

    @ParameterizedTest
    @EnumSource(
            value = Digest.class,
            names = {"CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"})
    void checksTheChecksumInATrailer(Digest algorithm) {
        var good = Base64.getEncoder().encodeToString(algorithm.of(LARGE));
        cloud.call(S3.PUT_OBJECT, putting("key").build(), new Trailed(LARGE, algorithm, good));
        var got =
                cloud.call(S3.GET_OBJECT, getting("key").checksumMode("ENABLED").build());
        assertThat(Fields.text(got, "Checksum" + algorithm)).isEqualTo(good);
        assertThat(got.checksumType()).isEqualTo("FULL_OBJECT");
        var bad = Base64.getEncoder().encodeToString(algorithm.of(new byte[1]));
        var refusal = Expect.refusal(
                "BadDigest",
                400,
                () -> cloud.call(S3.PUT_OBJECT, putting("other").build(), new Trailed(LARGE, algorithm, bad)));
        assertThat(refusal.message())
                .isEqualTo("The " + algorithm + " you specified did not match the calculated checksum.");
        Expect.refusal("NoSuchKey", 404, () -> cloud.get("bucket", "other"));
        assertThat(cloud.bodies()).hasSize(1);
    }

    @Test
    void checksContentMd5() {
        var md5 = Base64.getEncoder().encodeToString(Digest.MD5.of("text".getBytes(UTF_8)));
        put(putting("key").contentMD5(md5), "text");
        Expect.refusal("BadDigest", 400, () -> put(putting("key").contentMD5(md5), "other"));
        Expect.refusal("InvalidDigest", 400, () -> put(putting("key").contentMD5("short"), "text"));
        Expect.refusal("InvalidRequest", 400, () -> put(putting("key").checksumCRC32("AAAA"), "text"));
        Expect.refusal(
                "InvalidRequest",
                400,
                () -> put(putting("key").checksumCRC32("AAAAAA==").checksumCRC32C("AAAAAA=="), "text"));
        assertThat(cloud.text("bucket", "key")).isEqualTo("text");
    }

    @Test
    void refusesBodiesThatAreNotAsLongAsTheySay() {
        Expect.refusal(
                "IncompleteBody",
                400,
                () -> cloud.call(S3.PUT_OBJECT, putting("key").build(), new Sized(LARGE, LARGE.length + 1)));
        Expect.refusal(
                "EntityTooLarge",
                400,
                () -> cloud.call(S3.PUT_OBJECT, putting("key").build(), new Sized(LARGE, (5L << 30) + 1)));
        assertThat(cloud.bodies()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotDo() {
        Expect.refusal("NotImplemented", 501, () -> put(putting("k").storageClass("GLACIER"), ""));
        Expect.refusal("NotImplemented", 501, () -> put(putting("k").sseCustomerAlgorithm("AES256"), ""));
        Expect.refusal("NotImplemented", 501, () -> put(putting("k").objectLockMode("GOVERNANCE"), ""));
        put(putting("k").storageClass("STANDARD").acl("private"), "");
    }

    @Test
    void answersRanges() {
        cloud.put("bucket", "key", "0123456789");
        assertThat(range("bytes=2-4")).isEqualTo("206 bytes 2-4/10 234");
        assertThat(range("bytes=8-")).isEqualTo("206 bytes 8-9/10 89");
        assertThat(range("bytes=-3")).isEqualTo("206 bytes 7-9/10 789");
        assertThat(range("bytes=-30")).isEqualTo("206 bytes 0-9/10 0123456789");
        assertThat(range("bytes=5-99")).isEqualTo("206 bytes 5-9/10 56789");
        assertThat(range("bytes=5-2")).isEqualTo("200 null 0123456789");
        assertThat(range("bytes=0-1,4-5")).isEqualTo("200 null 0123456789");
        assertThat(range("lines=1-2")).isEqualTo("200 null 0123456789");
        for (var bad : List.of("bytes=10-", "bytes=10-20", "bytes=-0")) {
            var refusal = Expect.refusal("InvalidRange", 416, () -> range(bad));
            assertThat(refusal.details()).containsEntry("ActualObjectSize", "10");
        }
    }

    private String range(String header) {
        var got = cloud.call(S3.GET_OBJECT, getting("key").range(header).build());
        return got.statusCode() + " " + got.contentRange() + " " + new String(TestCloud.bytes(got), UTF_8);
    }

    @Test
    void answersTheRestOnlyOfTheSameObject() {
        var etag = cloud.put("bucket", "key", "0123456789").eTag();
        var same = cloud.call(
                S3.GET_OBJECT, getting("key").range("bytes=8-").ifRange(etag).build());
        assertThat(TestCloud.bytes(same)).hasSize(2);
        var other = cloud.call(
                S3.GET_OBJECT, getting("key").range("bytes=8-").ifRange("\"x\"").build());
        assertThat(TestCloud.bytes(other)).hasSize(10);
    }

    @Test
    void readsUnderConditions() {
        var etag = cloud.put("bucket", "key", "value").eTag();
        var before = TestCloud.START.minusSeconds(1);
        var after = TestCloud.START.plusSeconds(1);
        ok(getting("key").ifMatch(etag));
        ok(getting("key").ifMatch("*").ifUnmodifiedSince(before));
        ok(getting("key").ifNoneMatch("\"other\"").ifModifiedSince(after));
        ok(getting("key").ifModifiedSince(before).ifUnmodifiedSince(TestCloud.START));
        Expect.refusal("PreconditionFailed", 412, () -> ok(getting("key").ifMatch("\"other\"")));
        Expect.refusal("PreconditionFailed", 412, () -> ok(getting("key").ifUnmodifiedSince(before)));
        var known = Expect.refusal("NotModified", 304, () -> ok(getting("key").ifNoneMatch("\"a\", " + etag)));
        assertThat(known.headers())
                .containsEntry("ETag", String.valueOf(etag))
                .containsEntry("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        Expect.refusal("NotModified", 304, () -> ok(getting("key").ifModifiedSince(TestCloud.START)));
        Expect.refusal(
                "NotModified", 304, () -> ok(getting("key").ifNoneMatch(etag).ifModifiedSince(before)));
    }

    private void ok(GetObjectRequest.Builder in) {
        assertThat(TestCloud.bytes(cloud.call(S3.GET_OBJECT, in.build()))).hasSize(5);
    }

    @Test
    void writesUnderConditions() {
        put(putting("key").ifNoneMatch("*"), "first");
        Expect.refusal("PreconditionFailed", 412, () -> put(putting("key").ifNoneMatch("*"), "second"));
        var etag = cloud.get("bucket", "key").eTag();
        Expect.refusal("PreconditionFailed", 412, () -> put(putting("key").ifMatch("\"other\""), "second"));
        put(putting("key").ifMatch(etag), "second");
        assertThat(cloud.text("bucket", "key")).isEqualTo("second");
        Expect.refusal("NoSuchKey", 404, () -> put(putting("none").ifMatch(etag), "second"));
    }

    @Test
    void letsGoOfReplacedAndDeletedBodies() throws IOException {
        cloud.put("bucket", "key", LARGE);
        var first = cloud.bodies();
        var reading = cloud.get("bucket", "key");
        cloud.put("bucket", "key", LARGE);
        assertThat(cloud.collectGarbage()).isZero();
        assertThat(cloud.bodies()).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(TestCloud.bytes(reading)).isEqualTo(LARGE);
        var delete = DeleteObjectRequest.builder().bucket("bucket").key("key").build();
        cloud.call(S3.DELETE_OBJECT, delete);
        cloud.call(S3.DELETE_OBJECT, delete);
        assertThat(cloud.collectGarbage()).isZero();
        assertThat(cloud.bodies()).isEmpty();
        Expect.refusal("NoSuchKey", 404, () -> cloud.get("bucket", "key"));
    }

    @Test
    void deletesManyAtOnce() {
        cloud.put("bucket", "a", "1");
        cloud.put("bucket", "b", "2");
        var answer = cloud.call(S3.DELETE_OBJECTS, deleting(false, "a", "none", "x".repeat(1025)));
        assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactly("a", "none");
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("KeyTooLongError");
            assertThat(error.key()).hasSize(1025);
        });
        assertThat(cloud.call(S3.DELETE_OBJECTS, deleting(true, "b")).deleted()).isEmpty();
        Expect.refusal("NoSuchKey", 404, () -> cloud.get("bucket", "b"));
        var thousand = Collections.nCopies(1000, "k").toArray(String[]::new);
        cloud.call(S3.DELETE_OBJECTS, deleting(false, thousand));
        var more = Collections.nCopies(1001, "k").toArray(String[]::new);
        Expect.refusal("MalformedXML", 400, () -> cloud.call(S3.DELETE_OBJECTS, deleting(false, more)));
    }

    private static DeleteObjectsRequest deleting(boolean quiet, String... keys) {
        var objects = List.of(keys).stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        return DeleteObjectsRequest.builder()
                .bucket("bucket")
                .delete(Delete.builder().objects(objects).quiet(quiet).build())
                .build();
    }

    @Test
    void survivesAClockThatJumps() {
        cloud.put("bucket", "key", "first");
        cloud.now = TestCloud.START.minus(Duration.ofDays(365));
        cloud.put("bucket", "key", "second");
        assertThat(cloud.text("bucket", "key")).isEqualTo("second");
        cloud.now = TestCloud.START.plus(Duration.ofDays(36_500));
        cloud.put("bucket", "key", "third");
        assertThat(cloud.text("bucket", "key")).isEqualTo("third");
    }

    /** A body with a checksum behind it. */
    private static final class Trailed implements ByteStream {
        private final int length;
        private final InputStream in;
        private final String header;
        private final String checksum;

        Trailed(byte[] bytes, Digest algorithm, String checksum) {
            this.length = bytes.length;
            this.in = new ByteArrayInputStream(bytes);
            this.header = ChecksumNames.header(algorithm);
            this.checksum = checksum;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            return in;
        }

        @Override
        public Set<String> announced() {
            return Set.of(header);
        }

        @Override
        public Map<String, String> trailers() {
            return Map.of(header, checksum);
        }
    }

    /** A body that says how long it is, rightly or not. */
    private record Sized(InputStream open, long length) implements ByteStream {
        Sized(byte[] bytes, long length) {
            this(new ByteArrayInputStream(bytes), length);
        }
    }
}
