package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.LISTED;

import io.unkai.api.s3.CommonPrefix;
import io.unkai.api.s3.ListObjectsOutput;
import io.unkai.api.s3.ListObjectsRequest;
import io.unkai.api.s3.ListObjectsV2Output;
import io.unkai.api.s3.ListObjectsV2Request;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the current objects of a bucket, in both versions of the call. */
final class ObjectListing {
    void register(Handlers on) {
        on.onRead(S3.LIST_OBJECTS_V2, this::listV2);
        on.onRead(S3.LIST_OBJECTS, this::listV1);
    }

    private ListObjectsV2Output listV2(Call call, ReadTxn txn, ListObjectsV2Request in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var query = ListQuery.read(in, in.maxKeys(), "MaxKeys");
        var from = Tokens.decode(in.continuationToken());
        if (from == null && in.startAfter() != null && !in.startAfter().isEmpty()) {
            from = new Tokens.Place(in.startAfter(), false);
        }
        var page = page(txn, bucket, query, from);
        boolean owners = Boolean.TRUE.equals(in.fetchOwner());
        var encoding = ListQuery.encoding(in);
        return ListObjectsV2Output.builder()
                .name(bucket.name())
                .prefix(encoding.apply(query.prefix()))
                .delimiter(encoding.applyNullable(query.delimiter()))
                .startAfter(encoding.applyNullable(in.startAfter()))
                .maxKeys(query.max())
                .encodingType(in.encodingType())
                .continuationToken(in.continuationToken())
                .nextContinuationToken(page.truncated() ? Tokens.encode(end(page)) : null)
                .isTruncated(page.truncated())
                .keyCount(page.entries().size() + page.groups().size())
                .contents(contents(page, encoding, owners ? bucket : null))
                .commonPrefixes(prefixes(page, encoding))
                .build();
    }

    private ListObjectsOutput listV1(Call call, ReadTxn txn, ListObjectsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var query = ListQuery.read(in, in.maxKeys(), "MaxKeys");
        var marker = in.marker() == null ? "" : in.marker();
        // A marker that is a common prefix is one that an earlier page ended with.
        var from = marker.isEmpty() ? null : new Tokens.Place(marker, marker.equals(Page.group(query, marker)));
        var page = page(txn, bucket, query, from);
        var encoding = ListQuery.encoding(in);
        return ListObjectsOutput.builder()
                .name(bucket.name())
                .prefix(encoding.apply(query.prefix()))
                .delimiter(encoding.applyNullable(query.delimiter()))
                .marker(encoding.apply(marker))
                .nextMarker(page.truncated() && query.delimiter() != null ? encoding.applyNullable(page.last()) : null)
                .maxKeys(query.max())
                .encodingType(in.encodingType())
                .isTruncated(page.truncated())
                .contents(contents(page, encoding, bucket))
                .commonPrefixes(prefixes(page, encoding))
                .build();
    }

    private static Page<ObjectKey, Tables.Listed> page(
            ReadTxn txn, Bucket bucket, Page.Query query, Tokens.@Nullable Place from) {
        try (var cursor = txn.scan(LISTED, Range.prefix(ObjectKey.start(bucket.id(), query.prefix())))) {
            if (from != null) {
                var at = ObjectKey.start(bucket.id(), from.name());
                cursor.seek(from.group() ? KeyBytes.afterAll(at) : KeyBytes.after(at));
            }
            return Page.read(cursor, query, ObjectKey::key, prefix -> ObjectKey.start(bucket.id(), prefix));
        }
    }

    private static Tokens.Place end(Page<?, ?> page) {
        return new Tokens.Place(page.last() == null ? "" : page.last(), page.lastKey() == null);
    }

    private static List<io.unkai.api.s3.Object> contents(
            Page<ObjectKey, Tables.Listed> page, ListQuery.Encoding encoding, @Nullable Bucket owned) {
        var contents = new ArrayList<io.unkai.api.s3.Object>(page.entries().size());
        for (var entry : page.entries()) {
            contents.add(view(entry, encoding, owned));
        }
        return contents;
    }

    private static io.unkai.api.s3.Object view(
            Cursor.Entry<ObjectKey, Tables.Listed> entry, ListQuery.Encoding encoding, @Nullable Bucket owned) {
        var object = entry.value();
        var checksum = object.checksum();
        return io.unkai.api.s3.Object.builder()
                .key(encoding.apply(entry.key().key()))
                .lastModified(object.modified())
                .eTag('"' + object.etag() + '"')
                .size(object.size())
                .storageClass("STANDARD")
                .owner(owned == null ? null : Owners.of(object.owner(owned)))
                .checksumAlgorithm(checksum == null ? null : List.of(checksum.algorithm()))
                .checksumType(checksum == null ? (String) null : ChecksumNames.type(checksum.composite()))
                .build();
    }

    static List<CommonPrefix> prefixes(Page<?, ?> page, ListQuery.Encoding encoding) {
        return page.groups().stream()
                .map(group ->
                        CommonPrefix.builder().prefix(encoding.apply(group)).build())
                .toList();
    }
}
