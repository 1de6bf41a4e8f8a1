package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.Delete;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.DeleteObjectTaggingRequest;
import io.unkai.api.s3.DeleteObjectsRequest;
import io.unkai.api.s3.GetObjectAttributesRequest;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.GetObjectTaggingRequest;
import io.unkai.api.s3.HeadObjectRequest;
import io.unkai.api.s3.ObjectIdentifier;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.PutObjectTaggingRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.Tagging;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.Digest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random calls on objects, each compared with the model. */
final class ModelObjects {
    private final TestCloud cloud;
    private final ModelBucket model;
    private final ModelChoice choose;

    ModelObjects(TestCloud cloud, ModelBucket model, ModelChoice choose) {
        this.cloud = cloud;
        this.model = model;
        this.choose = choose;
    }

    /** Calls and compares how it ended; null where it was refused as expected. */
    static <R> @Nullable R call(@Nullable String refusal, Supplier<R> call) {
        try {
            var answer = call.get();
            assertThat(refusal).as("refusal").isNull();
            return answer;
        } catch (ApiException e) {
            assertThat(e.code()).as(e.message()).isEqualTo(refusal);
            assertThat(e.status()).isBetween(400, 499);
            return null;
        }
    }

    private String shown(@Nullable String version) {
        if (model.versioning == Bucket.Versioning.ENABLED) {
            assertThat(version).isNotNull().isNotEqualTo("null");
        } else {
            assertThat(version).isEqualTo(model.versioning == Bucket.Versioning.OFF ? null : "null");
        }
        return version == null ? "null" : version;
    }

    static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(Digest.MD5.of(bytes));
    }

    void put() {
        var key = choose.key();
        var bytes = choose.bytes();
        var ifMatch = choose.condition(key);
        var ifNoneMatch = ifMatch == null && choose.oneIn(6) ? "*" : null;
        var tags = choose.tags();
        var meta = choose.word();
        var in = PutObjectRequest.builder()
                .bucket("bucket")
                .key(key)
                .ifMatch(ifMatch)
                .ifNoneMatch(ifNoneMatch)
                .tagging(ModelChoice.header(tags))
                .metadata(Map.of("m", meta))
                .build();
        var out = call(
                model.refusal(key, ifMatch, ifNoneMatch), () -> cloud.call(S3.PUT_OBJECT, in, ByteStream.of(bytes)));
        if (out != null) {
            assertThat(out.eTag()).isEqualTo('"' + md5(bytes) + '"');
            model.add(
                    key, new ModelBucket.Version(shown(out.versionId()), Blob.wrap(bytes), md5(bytes), 0, tags, meta));
        }
    }

    void get() {
        var key = choose.key();
        var id = choose.version(key);
        var expected = model.find(key, id);
        int size = expected == null ? 0 : expected.content().length;
        var from = choose.oneIn(3) ? choose.below(size + 2) : -1;
        var refusal = model.missing(key, id);
        if (refusal == null && from >= size) {
            refusal = "InvalidRange";
        }
        var in = GetObjectRequest.builder()
                .bucket("bucket")
                .key(key)
                .versionId(id)
                .range(from < 0 ? null : "bytes=" + from + "-")
                .build();
        var out = call(refusal, () -> cloud.call(S3.GET_OBJECT, in));
        if (out != null && expected != null) {
            var want = Arrays.copyOfRange(expected.content(), Math.max(0, from), size);
            assertThat(out.eTag()).isEqualTo('"' + expected.etag() + '"');
            assertThat(out.metadata()).isEqualTo(Map.of("m", expected.meta()));
            assertThat(out.tagCount())
                    .isEqualTo(
                            expected.tags().isEmpty() ? null : expected.tags().size());
            choose.later(() -> assertThat(TestCloud.bytes(out)).isEqualTo(want));
        }
    }

    void head() {
        var key = choose.key();
        var id = choose.version(key);
        var expected = model.find(key, id);
        var known = choose.oneIn(3);
        var refusal = model.missing(key, id);
        var etag = expected == null ? "" : expected.etag();
        var in = HeadObjectRequest.builder()
                .bucket("bucket")
                .key(key)
                .versionId(id)
                .ifNoneMatch(known ? etag : "other")
                .build();
        try {
            var out = cloud.call(S3.HEAD_OBJECT, in);
            assertThat(refusal).isNull();
            assertThat(known).isFalse();
            assertThat(out.contentLength()).isEqualTo(requireNonNull(expected).content().length);
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo(refusal == null ? "NotModified" : refusal);
        }
    }

    void attributes() {
        var key = choose.key();
        var id = choose.version(key);
        var expected = model.find(key, id);
        var in = GetObjectAttributesRequest.builder()
                .bucket("bucket")
                .key(key)
                .versionId(id)
                .objectAttributes(List.of("ETag", "ObjectSize", "ObjectParts"))
                .build();
        var out = call(model.missing(key, id), () -> cloud.call(S3.GET_OBJECT_ATTRIBUTES, in));
        if (out != null && expected != null) {
            var parts = out.objectParts();
            assertThat(out.eTag()).isEqualTo(expected.etag());
            assertThat(out.objectSize()).isEqualTo(expected.content().length);
            assertThat(parts == null ? Integer.valueOf(0) : parts.totalPartsCount())
                    .isEqualTo(expected.parts());
        }
    }

    void delete() {
        var key = choose.key();
        var id = choose.version(key);
        var ifMatch = id == null ? choose.condition(key) : null;
        var in = DeleteObjectRequest.builder()
                .bucket("bucket")
                .key(key)
                .versionId(id)
                .ifMatch(ifMatch)
                .build();
        var out = call(model.refusal(key, ifMatch, null), () -> cloud.call(S3.DELETE_OBJECT, in));
        if (out != null) {
            deleted(key, id, out.versionId());
        }
    }

    private void deleted(String key, @Nullable String id, @Nullable String answered) {
        if (id != null) {
            model.deleteVersion(key, id);
        } else {
            model.delete(key, model.versioning == Bucket.Versioning.OFF ? null : shown(answered));
        }
    }

    void deleteMany() {
        var wanted = new LinkedHashMap<String, @Nullable String>();
        for (int i = choose.below(5); i >= 0; i--) {
            var key = choose.key();
            wanted.put(key, choose.version(key));
        }
        var objects = wanted.entrySet().stream()
                .map(one -> ObjectIdentifier.builder()
                        .key(one.getKey())
                        .versionId(one.getValue())
                        .build())
                .toList();
        var out = cloud.call(
                S3.DELETE_OBJECTS,
                DeleteObjectsRequest.builder()
                        .bucket("bucket")
                        .delete(Delete.builder().objects(objects).build())
                        .build());
        assertThat(out.errors()).isNullOrEmpty();
        requireNonNull(out.deleted())
                .forEach(one -> deleted(
                        String.valueOf(one.key()), wanted.get(String.valueOf(one.key())), one.deleteMarkerVersionId()));
    }

    void copy() {
        var from = choose.key();
        var to = choose.key();
        var id = choose.version(from);
        boolean replace = choose.oneIn(2) || from.equals(to);
        var ifNoneMatch = choose.oneIn(6) ? "*" : null;
        var tags = choose.tags();
        var meta = choose.word();
        var in = CopyObjectRequest.builder()
                .copySource("bucket/" + UrlText.encode(from) + (id == null ? "" : "?versionId=" + id))
                .bucket("bucket")
                .key(to)
                .ifNoneMatch(ifNoneMatch)
                .metadataDirective(replace ? "REPLACE" : null)
                .metadata(Map.of("m", meta))
                .taggingDirective(replace ? "REPLACE" : null)
                .tagging(ModelChoice.header(tags))
                .build();
        var source = model.find(from, id);
        var refusal = model.missing(from, id);
        if ("MethodNotAllowed".equals(refusal)) {
            refusal = "InvalidRequest";
        }
        var out = call(
                refusal == null ? model.refusal(to, null, ifNoneMatch) : refusal, () -> cloud.call(S3.COPY_OBJECT, in));
        if (out != null && source != null) {
            var etag = md5(source.content());
            assertThat(requireNonNull(out.copyObjectResult()).eTag()).isEqualTo('"' + etag + '"');
            model.add(
                    to,
                    new ModelBucket.Version(
                            shown(out.versionId()),
                            source.bytes(),
                            etag,
                            0,
                            replace ? tags : source.tags(),
                            replace ? meta : source.meta()));
        }
    }

    void tag() {
        var key = choose.key();
        var id = choose.version(key);
        var tags = choose.tags();
        var set = Tagging.builder().tagSet(TagSets.write(tags)).build();
        var out = call(
                model.missing(key, id),
                () -> tags.isEmpty()
                        ? cloud.call(
                                S3.DELETE_OBJECT_TAGGING,
                                DeleteObjectTaggingRequest.builder()
                                        .bucket("bucket")
                                        .key(key)
                                        .versionId(id)
                                        .build())
                        : cloud.call(
                                S3.PUT_OBJECT_TAGGING,
                                PutObjectTaggingRequest.builder()
                                        .bucket("bucket")
                                        .key(key)
                                        .versionId(id)
                                        .tagging(set)
                                        .build()));
        var found = model.find(key, id);
        if (out != null && found != null) {
            model.replace(key, found, found.tagged(tags));
        }
    }

    void tags() {
        var key = choose.key();
        var id = choose.version(key);
        var out = call(
                model.missing(key, id),
                () -> cloud.call(
                        S3.GET_OBJECT_TAGGING,
                        GetObjectTaggingRequest.builder()
                                .bucket("bucket")
                                .key(key)
                                .versionId(id)
                                .build()));
        var found = model.find(key, id);
        if (out != null && found != null) {
            assertThat(TagSets.read(out.tagSet())).isEqualTo(found.tags());
        }
    }

    /** Any of these calls. */
    void any(Random random) {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> put();
            case 3, 4 -> get();
            case 5 -> head();
            case 6 -> attributes();
            case 7, 8 -> delete();
            case 9 -> deleteMany();
            case 10, 11 -> copy();
            case 12 -> tag();
            default -> tags();
        }
    }
}
