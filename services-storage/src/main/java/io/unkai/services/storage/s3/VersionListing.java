package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeleteMarkerEntry;
import io.unkai.api.s3.ListObjectVersionsOutput;
import io.unkai.api.s3.ListObjectVersionsRequest;
import io.unkai.api.s3.ObjectVersion;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.ReadTxn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists all versions of all objects, delete markers too. */
final class VersionListing {
    void register(Handlers on) {
        on.onRead(S3.LIST_OBJECT_VERSIONS, this::list);
    }

    private ListObjectVersionsOutput list(Call call, ReadTxn txn, ListObjectVersionsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var query = ListQuery.read(in, in.maxKeys(), "MaxKeys");
        var encoding = ListQuery.encoding(in);
        var page = page(txn, bucket, query, in);
        return ListObjectVersionsOutput.builder()
                .name(bucket.name())
                .prefix(encoding.apply(query.prefix()))
                .delimiter(encoding.applyNullable(query.delimiter()))
                .keyMarker(encoding.apply(in.keyMarker() == null ? "" : in.keyMarker()))
                .versionIdMarker(in.versionIdMarker() == null ? "" : in.versionIdMarker())
                .nextKeyMarker(page.truncated() ? encoding.applyNullable(page.last()) : null)
                .nextVersionIdMarker(page.truncated() ? lastVersion(page) : null)
                .maxKeys(query.max())
                .encodingType(in.encodingType())
                .isTruncated(page.truncated())
                .versions(versions(bucket, page, encoding))
                .deleteMarkers(markers(bucket, page, encoding))
                .commonPrefixes(ObjectListing.prefixes(page, encoding))
                .build();
    }

    private static Page<VersionKey, VersionWalk.Listed> page(
            ReadTxn txn, Bucket bucket, Page.Query query, ListObjectVersionsRequest in) {
        try (var walk = new VersionWalk(txn, bucket, query.prefix())) {
            var marker = in.keyMarker() == null ? "" : in.keyMarker();
            var version = in.versionIdMarker() == null ? "" : in.versionIdMarker();
            if (marker.isEmpty() && !version.isEmpty()) {
                throw S3Errors.invalidArgument(
                        "A version-id marker cannot be specified without a key marker.", "version-id-marker", version);
            }
            if (!marker.isEmpty()) {
                start(walk, txn, bucket, query, marker, version);
            }
            return Page.read(walk, query, VersionKey::key, prefix -> ObjectKey.start(bucket.id(), prefix));
        }
    }

    private static void start(
            VersionWalk walk, ReadTxn txn, Bucket bucket, Page.Query query, String marker, String version) {
        var at = ObjectKey.start(bucket.id(), marker);
        if (version.isEmpty()) {
            walk.seek(marker.equals(Page.group(query, marker)) ? KeyBytes.afterAll(at) : KeyBytes.after(at));
            return;
        }
        long sequence = Versions.place(txn, bucket, marker, version);
        walk.seekAfter(new VersionKey(bucket.id(), marker, sequence));
    }

    private static @Nullable String lastVersion(Page<VersionKey, VersionWalk.Listed> page) {
        return page.lastKey() == null
                ? null
                : page.entries().getLast().value().version().version();
    }

    private static List<ObjectVersion> versions(
            Bucket bucket, Page<VersionKey, VersionWalk.Listed> page, ListQuery.Encoding encoding) {
        return page.entries().stream()
                .filter(entry -> !entry.value().version().marker())
                .map(entry -> version(bucket, entry, encoding))
                .toList();
    }

    private static ObjectVersion version(
            Bucket bucket, Cursor.Entry<VersionKey, VersionWalk.Listed> entry, ListQuery.Encoding encoding) {
        var object = entry.value().version();
        var checksum = object.checksum();
        return ObjectVersion.builder()
                .key(encoding.apply(entry.key().key()))
                .versionId(object.version())
                .isLatest(entry.value().latest())
                .lastModified(object.modified())
                .eTag(object.quotedEtag())
                .size(object.size())
                .storageClass("STANDARD")
                .owner(Owners.of(Acls.of(bucket, object).owner()))
                .checksumAlgorithm(
                        checksum == null ? null : List.of(checksum.algorithm().name()))
                .checksumType(checksum == null ? (String) null : ChecksumNames.type(checksum.composite()))
                .build();
    }

    private static List<DeleteMarkerEntry> markers(
            Bucket bucket, Page<VersionKey, VersionWalk.Listed> page, ListQuery.Encoding encoding) {
        return page.entries().stream()
                .filter(entry -> entry.value().version().marker())
                .map(entry -> DeleteMarkerEntry.builder()
                        .key(encoding.apply(entry.key().key()))
                        .versionId(entry.value().version().version())
                        .isLatest(entry.value().latest())
                        .lastModified(entry.value().version().modified())
                        .owner(Owners.of(bucket.account()))
                        .build())
                .toList();
    }
}
