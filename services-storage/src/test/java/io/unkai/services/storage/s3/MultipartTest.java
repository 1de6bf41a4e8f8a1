package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.AbortMultipartUploadRequest;
import io.unkai.api.s3.CompleteMultipartUploadOutput;
import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.CompletedMultipartUpload;
import io.unkai.api.s3.CompletedPart;
import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.ListMultipartUploadsRequest;
import io.unkai.api.s3.ListPartsRequest;
import io.unkai.api.s3.MultipartUpload;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.UploadPartCopyRequest;
import io.unkai.api.s3.UploadPartRequest;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartTest {
    private static final int FIRST = 5 * 1024 * 1024;
    private static final byte[] BYTES = bytes();
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void bucket() {
        cloud.bucket("bucket");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static byte[] bytes() {
        var bytes = new byte[2 * FIRST + 1234];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static byte[] part(int number) {
        return Arrays.copyOfRange(BYTES, (number - 1) * FIRST, Math.min(BYTES.length, number * FIRST));
    }

    private String begin(String key) {
        return begin(CreateMultipartUploadRequest.builder().bucket("bucket").key(key));
    }

    private String begin(CreateMultipartUploadRequest.Builder in) {
        return String.valueOf(cloud.call(S3.CREATE_MULTIPART_UPLOAD, in.build()).uploadId());
    }

    private CompletedPart upload(String id, int number, byte[] bytes) {
        var output = cloud.call(
                S3.UPLOAD_PART,
                UploadPartRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .uploadId(id)
                        .partNumber(number)
                        .build(),
                ByteStream.of(bytes));
        return CompletedPart.builder().partNumber(number).eTag(output.eTag()).build();
    }

    private static CompleteMultipartUploadRequest.Builder completing(String id, List<CompletedPart> parts) {
        return CompleteMultipartUploadRequest.builder()
                .bucket("bucket")
                .key("key")
                .uploadId(id)
                .multipartUpload(CompletedMultipartUpload.builder().parts(parts).build());
    }

    private CompleteMultipartUploadOutput complete(String id, CompletedPart... parts) {
        return cloud.call(
                S3.COMPLETE_MULTIPART_UPLOAD, completing(id, List.of(parts)).build());
    }

    private String whole() {
        var id = begin("key");
        return String.valueOf(complete(id, upload(id, 1, part(1)), upload(id, 2, part(2)), upload(id, 3, part(3)))
                .eTag());
    }

    private static GetObjectRequest.Builder getting() {
        return GetObjectRequest.builder().bucket("bucket").key("key");
    }

    @Test
    void joinsParts() {
        assertThat(whole()).matches("\"[0-9a-f]{32}-3\"");
        var got = cloud.call(S3.GET_OBJECT, getting().checksumMode("ENABLED").build());
        assertThat(got.contentLength()).isEqualTo(BYTES.length);
        assertThat(got.checksumCRC64NVME()).isEqualTo(Base64.getEncoder().encodeToString(Digest.CRC64NVME.of(BYTES)));
        assertThat(got.checksumType()).isEqualTo("FULL_OBJECT");
        assertThat(TestCloud.bytes(got)).isEqualTo(BYTES);
    }

    @Test
    void readsRangesAcrossParts() {
        whole();
        var random = new Random(9);
        for (int i = 0; i < 30; i++) {
            int from = random.nextInt(BYTES.length);
            int to = from + random.nextInt(BYTES.length - from);
            var got = cloud.call(
                    S3.GET_OBJECT, getting().range("bytes=" + from + "-" + to).build());
            assertThat(TestCloud.bytes(got))
                    .as("%d to %d", from, to)
                    .isEqualTo(Arrays.copyOfRange(BYTES, from, to + 1));
        }
        for (int number = 1; number <= 3; number++) {
            var got = cloud.call(S3.GET_OBJECT, getting().partNumber(number).build());
            assertThat(got.statusCode()).isEqualTo(206);
            assertThat(got.partsCount()).isEqualTo(3);
            assertThat(TestCloud.bytes(got)).isEqualTo(part(number));
        }
        Expect.refusal(
                "InvalidPartNumber",
                416,
                () -> cloud.call(S3.GET_OBJECT, getting().partNumber(4).build()));
        Expect.refusal(
                "InvalidRequest",
                400,
                () -> cloud.call(
                        S3.GET_OBJECT,
                        getting().partNumber(1).range("bytes=0-1").build()));
    }

    @Test
    void refusesPartsThatAreNotThere() {
        var id = begin("key");
        var first = upload(id, 1, part(1));
        var third = upload(id, 3, part(3));
        Expect.refusal(
                "InvalidPart",
                400,
                () -> complete(id, first.toBuilder().partNumber(2).build()));
        Expect.refusal(
                "InvalidPart",
                400,
                () -> complete(id, first.toBuilder().eTag("\"x\"").build()));
        Expect.refusal("InvalidPartOrder", 400, () -> complete(id, third, first));
        Expect.refusal("InvalidPartOrder", 400, () -> complete(id, first, first));
        Expect.refusal("MalformedXML", 400, () -> complete(id));
        Expect.refusal("InvalidArgument", 400, () -> upload(id, 0, part(1)));
        Expect.refusal("InvalidArgument", 400, () -> upload(id, 10_001, part(1)));
        Expect.refusal("NoSuchUpload", 404, () -> upload("../x", 1, part(1)));
        Expect.refusal("NoSuchUpload", 404, () -> upload(id.replace('0', '1'), 1, part(1)));
        complete(id, first, third);
    }

    @Test
    void refusesSmallPartsBeforeTheLast() {
        var id = begin("key");
        var small = upload(id, 1, new byte[FIRST - 1]);
        var refusal = Expect.refusal("EntityTooSmall", 400, () -> complete(id, small, upload(id, 2, new byte[1])));
        assertThat(refusal.details())
                .containsEntry("PartNumber", "1")
                .containsEntry("ProposedSize", Integer.toString(FIRST - 1));
        complete(id, small);
        assertThat(cloud.get("bucket", "key").contentLength()).isEqualTo(FIRST - 1);
    }

    @Test
    void completesOnce() throws IOException {
        var id = begin("key");
        var first = upload(id, 1, part(1));
        upload(id, 2, part(2));
        var answer = complete(id, first);
        assertThat(complete(id, first)).isEqualTo(answer);
        cloud.collectGarbage();
        assertThat(cloud.bodies()).hasSize(1);
        cloud.put("bucket", "key", "other");
        Expect.refusal("NoSuchUpload", 404, () -> complete(id, first));
        Expect.refusal("NoSuchUpload", 404, () -> upload(id, 1, part(1)));
        cloud.collectGarbage();
        assertThat(cloud.bodies()).isEmpty();
    }

    @Test
    void abortsWithoutLeavingAnything() throws IOException {
        var id = begin("key");
        upload(id, 1, part(1));
        upload(id, 1, part(2));
        cloud.collectGarbage();
        assertThat(cloud.bodies()).hasSize(1);
        var abort = AbortMultipartUploadRequest.builder()
                .bucket("bucket")
                .key("key")
                .uploadId(id)
                .build();
        cloud.call(S3.ABORT_MULTIPART_UPLOAD, abort);
        cloud.collectGarbage();
        assertThat(cloud.bodies()).isEmpty();
        Expect.refusal("NoSuchUpload", 404, () -> cloud.call(S3.ABORT_MULTIPART_UPLOAD, abort));
    }

    @Test
    void isNotDeletedWhileItIsRead() throws IOException {
        whole();
        var reading = cloud.get("bucket", "key");
        cloud.put("bucket", "key", "other");
        assertThat(cloud.collectGarbage()).isEqualTo(1);
        assertThat(TestCloud.bytes(reading)).isEqualTo(BYTES);
        assertThat(cloud.collectGarbage()).isZero();
        assertThat(cloud.bodies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CRC32, COMPOSITE", "SHA256, COMPOSITE", "CRC32C, FULL_OBJECT", "CRC64NVME, FULL_OBJECT"})
    void computesTheChecksumOfTheWhole(Digest algorithm, String type) {
        var id = begin(CreateMultipartUploadRequest.builder()
                .bucket("bucket")
                .key("key")
                .checksumAlgorithm(algorithm.name())
                .checksumType(type));
        var parts = new ArrayList<CompletedPart>();
        var hasher = algorithm.hasher();
        for (int number = 1; number <= 3; number++) {
            var digest = algorithm.of(part(number));
            hasher.update(digest, 0, digest.length);
            parts.add(Fields.with(
                    upload(id, number, part(number)),
                    java.util.Map.of("Checksum" + algorithm, Base64.getEncoder().encodeToString(digest))));
        }
        var expected = type.equals("COMPOSITE")
                ? Base64.getEncoder().encodeToString(hasher.finish()) + "-3"
                : Base64.getEncoder().encodeToString(algorithm.of(BYTES));
        var output =
                cloud.call(S3.COMPLETE_MULTIPART_UPLOAD, completing(id, parts).build());
        assertThat(Fields.text(output, "Checksum" + algorithm)).isEqualTo(expected);
        assertThat(output.checksumType()).isEqualTo(type);
    }

    @Test
    void refusesWhatTheWholeIsNot() {
        var id = begin("key");
        var first = upload(id, 1, part(1));
        Expect.refusal(
                "BadDigest",
                400,
                () -> cloud.call(
                        S3.COMPLETE_MULTIPART_UPLOAD,
                        completing(id, List.of(first))
                                .checksumCRC64NVME("AAAAAAAAAAA=")
                                .build()));
        Expect.refusal(
                "InvalidRequest",
                400,
                () -> cloud.call(
                        S3.COMPLETE_MULTIPART_UPLOAD,
                        completing(id, List.of(first)).mpuObjectSize(7L).build()));
        Expect.refusal(
                "InvalidRequest",
                400,
                () -> begin(CreateMultipartUploadRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .checksumAlgorithm("SHA256")
                        .checksumType("FULL_OBJECT")));
        complete(id, first);
    }

    @Test
    void copiesParts() {
        cloud.put("bucket", "source", BYTES);
        var id = begin("key");
        var copied = cloud.call(
                S3.UPLOAD_PART_COPY,
                UploadPartCopyRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .uploadId(id)
                        .partNumber(1)
                        .copySource("bucket/source")
                        .copySourceRange("bytes=10-" + (FIRST + 9))
                        .build());
        var result = java.util.Objects.requireNonNull(copied.copyPartResult());
        complete(id, CompletedPart.builder().partNumber(1).eTag(result.eTag()).build(), upload(id, 2, part(3)));
        var expected = Arrays.copyOf(Arrays.copyOfRange(BYTES, 10, FIRST + 10), FIRST + part(3).length);
        System.arraycopy(part(3), 0, expected, FIRST, part(3).length);
        assertThat(TestCloud.bytes(cloud.get("bucket", "key"))).isEqualTo(expected);
    }

    @Test
    void becomesOneBodyWhenCopied() {
        whole();
        cloud.call(
                S3.COPY_OBJECT,
                CopyObjectRequest.builder()
                        .bucket("bucket")
                        .key("copy")
                        .copySource("bucket/key")
                        .build());
        var got = cloud.get("bucket", "copy");
        assertThat(got.eTag()).isEqualTo('"' + Etags.of(Digest.MD5.of(BYTES)) + '"');
        assertThat(TestCloud.bytes(got)).isEqualTo(BYTES);
    }

    @Test
    void listsPartsAndUploads() {
        var id = begin("key");
        for (int number = 1; number <= 5; number++) {
            upload(id, number, new byte[number]);
        }
        var page = cloud.call(
                S3.LIST_PARTS,
                ListPartsRequest.builder()
                        .bucket("bucket")
                        .key("key")
                        .uploadId(id)
                        .partNumberMarker("1")
                        .maxParts(2)
                        .build());
        assertThat(page.parts()).extracting(io.unkai.api.s3.Part::partNumber).containsExactly(2, 3);
        assertThat(page.isTruncated()).isTrue();
        assertThat(page.nextPartNumberMarker()).isEqualTo("3");
        begin("dir/a");
        begin("dir/b");
        var second = begin("key");
        assertThat(uploads(2)).containsExactlyInAnyOrder("dir/", id, second);
        assertThat(uploads(1)).containsExactlyInAnyOrder("dir/", id, second);
    }

    private List<String> uploads(int max) {
        var found = new ArrayList<String>();
        String key = null;
        String upload = null;
        do {
            var page = cloud.call(
                    S3.LIST_MULTIPART_UPLOADS,
                    ListMultipartUploadsRequest.builder()
                            .bucket("bucket")
                            .delimiter("/")
                            .maxUploads(max)
                            .keyMarker(key)
                            .uploadIdMarker(upload)
                            .build());
            java.util.Objects.requireNonNull(page.uploads()).stream()
                    .map(MultipartUpload::uploadId)
                    .forEach(found::add);
            java.util.Objects.requireNonNull(page.commonPrefixes()).forEach(group -> found.add(group.prefix()));
            key = page.nextKeyMarker();
            upload = page.nextUploadIdMarker();
        } while (key != null);
        return found;
    }
}
