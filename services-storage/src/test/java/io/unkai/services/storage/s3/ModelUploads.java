package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.AbortMultipartUploadRequest;
import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.CompletedMultipartUpload;
import io.unkai.api.s3.CompletedPart;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.ListPartsRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.UploadPartCopyRequest;
import io.unkai.api.s3.UploadPartRequest;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.Digest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random calls on multipart uploads, each compared with the model. */
final class ModelUploads {
    private static final byte[] LARGE = new byte[(int) Limits.SMALLEST_PART];

    private final TestCloud cloud;
    private final ModelBucket model;
    private final ModelChoice choose;

    ModelUploads(TestCloud cloud, ModelBucket model, ModelChoice choose) {
        this.cloud = cloud;
        this.model = model;
        this.choose = choose;
    }

    void any(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1 -> create();
            case 2, 3, 4 -> part();
            case 5 -> partCopy();
            case 6 -> parts();
            case 7, 8 -> complete();
            default -> abort();
        }
    }

    private void create() {
        var key = choose.key();
        var tags = choose.tags();
        var meta = choose.word();
        var out = cloud.call(
                S3.CREATE_MULTIPART_UPLOAD,
                CreateMultipartUploadRequest.builder()
                        .bucket("bucket")
                        .key(key)
                        .tagging(ModelChoice.header(tags))
                        .metadata(Map.of("m", meta))
                        .build());
        var id = requireNonNull(out.uploadId());
        assertThat(model.uploads).doesNotContainKey(id);
        model.uploads.put(id, new ModelBucket.Upload(key, tags, meta, new TreeMap<>()));
    }

    /** One that is under way, or one that is not. */
    private String id() {
        var ids = List.copyOf(model.uploads.keySet());
        return ids.isEmpty() || choose.oneIn(12) ? "ab".repeat(22) : ids.get(choose.below(ids.size()));
    }

    private String key(String id) {
        var upload = model.uploads.get(id);
        return upload == null ? "key" : upload.key();
    }

    private @Nullable String missing(String id) {
        return model.uploads.containsKey(id) ? null : "NoSuchUpload";
    }

    private void keep(String id, int number, byte[] bytes) {
        var upload = model.uploads.get(id);
        if (upload != null) {
            upload.parts().put(number, bytes);
        }
    }

    private void part() {
        var id = id();
        int number = 1 + choose.below(3);
        var bytes = choose.oneIn(8) ? LARGE : choose.bytes();
        var out = ModelObjects.call(
                missing(id),
                () -> cloud.call(
                        S3.UPLOAD_PART,
                        UploadPartRequest.builder()
                                .bucket("bucket")
                                .key(key(id))
                                .uploadId(id)
                                .partNumber(number)
                                .build(),
                        ByteStream.of(bytes)));
        if (out != null) {
            assertThat(out.eTag()).isEqualTo('"' + ModelObjects.md5(bytes) + '"');
            keep(id, number, bytes);
        }
    }

    private void partCopy() {
        var id = id();
        int number = 1 + choose.below(3);
        var source = choose.key();
        var missing = missing(id);
        var current = model.current(source);
        var out = ModelObjects.call(
                missing != null ? missing : model.missing(source, null),
                () -> cloud.call(
                        S3.UPLOAD_PART_COPY,
                        UploadPartCopyRequest.builder()
                                .bucket("bucket")
                                .key(key(id))
                                .uploadId(id)
                                .partNumber(number)
                                .copySource("bucket/" + UrlText.encode(source))
                                .build()));
        if (out != null && current != null) {
            keep(id, number, current.content());
        }
    }

    private void parts() {
        var id = id();
        var out = ModelObjects.call(
                missing(id),
                () -> cloud.call(
                        S3.LIST_PARTS,
                        ListPartsRequest.builder()
                                .bucket("bucket")
                                .key(key(id))
                                .uploadId(id)
                                .build()));
        var upload = model.uploads.get(id);
        if (out != null && upload != null) {
            var expected = new ArrayList<String>();
            upload.parts().forEach((number, bytes) -> expected.add(number + " " + bytes.length));
            assertThat(requireNonNull(out.parts()).stream().map(one -> one.partNumber() + " " + one.size()))
                    .isEqualTo(expected);
        }
    }

    private void abort() {
        var id = id();
        var out = ModelObjects.call(
                missing(id),
                () -> cloud.call(
                        S3.ABORT_MULTIPART_UPLOAD,
                        AbortMultipartUploadRequest.builder()
                                .bucket("bucket")
                                .key(key(id))
                                .uploadId(id)
                                .build()));
        if (out != null) {
            model.uploads.remove(id);
        }
    }

    private void complete() {
        var id = id();
        var upload = model.uploads.getOrDefault(
                id, new ModelBucket.Upload("key", Map.of(), "", new TreeMap<>(Map.of(1, new byte[0]))));
        var named = new TreeMap<>(upload.parts());
        boolean wrong = choose.oneIn(6);
        if (choose.oneIn(4)) {
            named.pollFirstEntry();
        }
        var parts = named.entrySet().stream()
                .map(one -> CompletedPart.builder()
                        .partNumber(one.getKey())
                        .eTag(wrong ? "wrong" : ModelObjects.md5(one.getValue()))
                        .build())
                .toList();
        var ifMatch = choose.condition(upload.key());
        var out = ModelObjects.call(
                refusal(id, upload.key(), named, wrong, ifMatch),
                () -> cloud.call(
                        S3.COMPLETE_MULTIPART_UPLOAD,
                        CompleteMultipartUploadRequest.builder()
                                .bucket("bucket")
                                .key(upload.key())
                                .uploadId(id)
                                .ifMatch(ifMatch)
                                .multipartUpload(CompletedMultipartUpload.builder()
                                        .parts(parts)
                                        .build())
                                .build()));
        if (out != null) {
            completed(id, upload, named, out.eTag(), out.versionId());
        }
    }

    private @Nullable String refusal(
            String id, String key, SortedMap<Integer, byte[]> named, boolean wrong, @Nullable String ifMatch) {
        if (missing(id) != null) {
            return "NoSuchUpload";
        }
        if (named.isEmpty()) {
            return "MalformedXML";
        }
        if (wrong) {
            return "InvalidPart";
        }
        if (named.headMap(named.lastKey()).values().stream().anyMatch(one -> one.length < Limits.SMALLEST_PART)) {
            return "EntityTooSmall";
        }
        return model.refusal(key, ifMatch, null);
    }

    private void completed(
            String id,
            ModelBucket.Upload upload,
            SortedMap<Integer, byte[]> named,
            @Nullable String etag,
            @Nullable String version) {
        var whole = new ByteArrayOutputStream();
        var sums = new ByteArrayOutputStream();
        named.values().forEach(bytes -> {
            whole.writeBytes(bytes);
            sums.writeBytes(Digest.MD5.of(bytes));
        });
        var expected = ModelObjects.md5(sums.toByteArray()) + "-" + named.size();
        assertThat(etag).isEqualTo('"' + expected + '"');
        model.uploads.remove(id);
        model.add(
                upload.key(),
                new ModelBucket.Version(
                        version == null ? "null" : version,
                        Blob.wrap(whole.toByteArray()),
                        expected,
                        named.size(),
                        upload.tags(),
                        upload.meta()));
    }
}
