package io.unkai.services.storage.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CommonPrefix;
import io.unkai.api.s3.ListMultipartUploadsRequest;
import io.unkai.api.s3.ListObjectVersionsRequest;
import io.unkai.api.s3.ListObjectsRequest;
import io.unkai.api.s3.ListObjectsV2Request;
import io.unkai.api.s3.S3;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random listings in pages of few, compared with the model. */
final class ModelListings {
    private final TestCloud cloud;
    private final ModelBucket model;
    private final ModelChoice choose;

    ModelListings(TestCloud cloud, ModelBucket model, ModelChoice choose) {
        this.cloud = cloud;
        this.model = model;
        this.choose = choose;
    }

    void any(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> objects();
            case 1 -> objectsV2();
            case 2 -> versions();
            default -> uploads();
        }
    }

    private String prefix() {
        return choose.oneIn(2) ? "" : choose.key();
    }

    private @Nullable String delimiter() {
        return choose.oneIn(2) ? null : "/";
    }

    private static <E> List<String> names(
            @Nullable Collection<E> entries, Function<E, @Nullable String> name, @Nullable List<CommonPrefix> groups) {
        var all = new TreeSet<>(ModelBucket.BYTES);
        Stream.concat(
                        requireNonNull(entries).stream().map(name),
                        requireNonNull(groups).stream().map(CommonPrefix::prefix))
                .forEach(one -> all.add(String.valueOf(one)));
        return List.copyOf(all);
    }

    private void objectsV2() {
        var prefix = prefix();
        var delimiter = delimiter();
        var found = new ArrayList<String>();
        String token = null;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECTS_V2,
                    ListObjectsV2Request.builder()
                            .bucket("bucket")
                            .prefix(prefix)
                            .delimiter(delimiter)
                            .maxKeys(1 + choose.below(5))
                            .continuationToken(token)
                            .build());
            found.addAll(names(page.contents(), io.unkai.api.s3.Object::key, page.commonPrefixes()));
            token = page.nextContinuationToken();
        } while (token != null);
        assertThat(found).as("prefix %s delimiter %s", prefix, delimiter).isEqualTo(model.list(prefix, delimiter));
    }

    private void objects() {
        var prefix = prefix();
        var delimiter = delimiter();
        var found = new ArrayList<String>();
        boolean more;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECTS,
                    ListObjectsRequest.builder()
                            .bucket("bucket")
                            .prefix(prefix)
                            .delimiter(delimiter)
                            .maxKeys(1 + choose.below(5))
                            .marker(found.isEmpty() ? null : found.getLast())
                            .build());
            found.addAll(names(page.contents(), io.unkai.api.s3.Object::key, page.commonPrefixes()));
            more = Boolean.TRUE.equals(page.isTruncated());
        } while (more);
        assertThat(found).as("prefix %s delimiter %s", prefix, delimiter).isEqualTo(model.list(prefix, delimiter));
    }

    private void versions() {
        var prefix = prefix();
        var found = new ArrayList<String>();
        String key = null;
        String version = null;
        boolean more;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECT_VERSIONS,
                    ListObjectVersionsRequest.builder()
                            .bucket("bucket")
                            .prefix(prefix)
                            .maxKeys(1 + choose.below(5))
                            .keyMarker(key)
                            .versionIdMarker(version)
                            .build());
            requireNonNull(page.versions())
                    .forEach(one -> found.add(
                            ModelBucket.line(String.valueOf(one.key()), one.versionId(), one.isLatest(), false)));
            requireNonNull(page.deleteMarkers())
                    .forEach(one -> found.add(
                            ModelBucket.line(String.valueOf(one.key()), one.versionId(), one.isLatest(), true)));
            key = page.nextKeyMarker();
            version = page.nextVersionIdMarker();
            more = Boolean.TRUE.equals(page.isTruncated());
        } while (more);
        assertThat(found).as("prefix %s", prefix).containsExactlyInAnyOrderElementsOf(model.listVersions(prefix));
    }

    private void uploads() {
        var prefix = prefix();
        var delimiter = delimiter();
        var found = new TreeSet<>(ModelBucket.BYTES);
        int count = 0;
        String key = null;
        String id = null;
        boolean more;
        do {
            var page = cloud.call(
                    S3.LIST_MULTIPART_UPLOADS,
                    ListMultipartUploadsRequest.builder()
                            .bucket("bucket")
                            .prefix(prefix)
                            .delimiter(delimiter)
                            .maxUploads(1 + choose.below(3))
                            .keyMarker(key)
                            .uploadIdMarker(id)
                            .build());
            found.addAll(names(page.uploads(), one -> one.key(), page.commonPrefixes()));
            count += requireNonNull(page.uploads()).size();
            key = page.nextKeyMarker();
            id = page.nextUploadIdMarker();
            more = Boolean.TRUE.equals(page.isTruncated());
        } while (more);
        var keys = model.uploads.values().stream().map(ModelBucket.Upload::key).toList();
        assertThat(List.copyOf(found))
                .as("prefix %s delimiter %s", prefix, delimiter)
                .isEqualTo(ModelBucket.grouped(keys.stream(), prefix, delimiter));
        assertThat(count).isEqualTo((int) keys.stream()
                .filter(one -> one.startsWith(prefix))
                .filter(one -> delimiter == null || one.indexOf(delimiter, prefix.length()) < 0)
                .count());
    }
}
