package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.PARTS;
import static io.unkai.services.storage.s3.Tables.UPLOADS;

import io.unkai.api.s3.Initiator;
import io.unkai.api.s3.ListMultipartUploadsOutput;
import io.unkai.api.s3.ListMultipartUploadsRequest;
import io.unkai.api.s3.ListPartsOutput;
import io.unkai.api.s3.ListPartsRequest;
import io.unkai.api.s3.MultipartUpload;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Lists multipart uploads and their parts. */
final class UploadListing {
    void register(Handlers on) {
        on.onRead(S3.LIST_MULTIPART_UPLOADS, this::uploads);
        on.onRead(S3.LIST_PARTS, this::parts);
    }

    private ListMultipartUploadsOutput uploads(Call call, ReadTxn txn, ListMultipartUploadsRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var query = ListQuery.read(in, in.maxUploads(), "max-uploads");
        var encoding = ListQuery.encoding(in);
        var page = page(txn, bucket, query, in);
        var last = page.lastKey();
        return ListMultipartUploadsOutput.builder()
                .bucket(bucket.name())
                .prefix(encoding.apply(query.prefix()))
                .delimiter(encoding.applyNullable(query.delimiter()))
                .keyMarker(encoding.apply(in.keyMarker() == null ? "" : in.keyMarker()))
                .uploadIdMarker(in.uploadIdMarker() == null ? "" : in.uploadIdMarker())
                .nextKeyMarker(page.truncated() ? encoding.applyNullable(page.last()) : null)
                .nextUploadIdMarker(page.truncated() && last != null ? last.id() : null)
                .maxUploads(query.max())
                .encodingType(in.encodingType())
                .isTruncated(page.truncated())
                .uploads(page.entries().stream()
                        .map(entry -> view(entry, encoding))
                        .toList())
                .commonPrefixes(ObjectListing.prefixes(page, encoding))
                .build();
    }

    private static Page<Upload.Key, Upload> page(
            ReadTxn txn, Bucket bucket, Page.Query query, ListMultipartUploadsRequest in) {
        try (var cursor = txn.scan(UPLOADS, Range.prefix(Upload.Key.start(bucket.id(), query.prefix())))) {
            var marker = in.keyMarker();
            if (marker != null && !marker.isEmpty()) {
                cursor.seek(after(bucket, query, marker, in.uploadIdMarker()));
            }
            return Page.read(cursor, query, Upload.Key::key, prefix -> Upload.Key.start(bucket.id(), prefix));
        }
    }

    private static byte[] after(Bucket bucket, Page.Query query, String marker, @Nullable String upload) {
        if (marker.equals(Page.group(query, marker))) {
            return KeyBytes.afterAll(Upload.Key.start(bucket.id(), marker));
        }
        var key = new Upload.Key(bucket.id(), marker, upload == null ? "" : upload);
        var bytes = Upload.Key.CODEC.encode(key);
        return key.id().isEmpty() ? KeyBytes.afterAll(bytes) : KeyBytes.after(bytes);
    }

    private static MultipartUpload view(Cursor.Entry<Upload.Key, Upload> entry, ListQuery.Encoding encoding) {
        var upload = entry.value();
        var algorithm = upload.algorithm();
        return MultipartUpload.builder()
                .key(encoding.apply(entry.key().key()))
                .uploadId(entry.key().id())
                .initiated(upload.begun())
                .storageClass("STANDARD")
                .owner(Owners.of(upload.owner()))
                .initiator(initiator(upload))
                .checksumAlgorithm(algorithm == null ? (String) null : algorithm.name())
                .checksumType(algorithm == null ? (String) null : ChecksumNames.type(upload.composite()))
                .build();
    }

    private static Initiator initiator(Upload upload) {
        return Initiator.builder()
                .id(upload.principal().endsWith(":root") ? Owners.id(upload.owner()) : upload.principal())
                .build();
    }

    private ListPartsOutput parts(Call call, ReadTxn txn, ListPartsRequest in) {
        Unsupported.check(in);
        var found = Uploads.require(call, txn, in);
        int max = ListQuery.read(in, in.maxParts(), "max-parts").max();
        int marker = ListQuery.partMarker(in.partNumberMarker());
        var views = new ArrayList<io.unkai.api.s3.Part>();
        boolean truncated = false;
        int last = 0;
        try (var cursor = txn.scan(PARTS, Uploads.parts(found.key().id()))) {
            cursor.seek(Part.Key.CODEC.encode(new Part.Key(found.key().id(), marker + 1)));
            while (cursor.hasNext() && max > 0) {
                if (views.size() == max) {
                    truncated = true;
                    break;
                }
                var entry = cursor.next();
                last = entry.key().number();
                views.add(view(entry));
            }
        }
        var algorithm = found.upload().algorithm();
        return ListPartsOutput.builder()
                .bucket(found.bucket().name())
                .key(found.key().key())
                .uploadId(found.key().id())
                .partNumberMarker(Integer.toString(marker))
                .nextPartNumberMarker(Integer.toString(last))
                .maxParts(max)
                .isTruncated(truncated)
                .parts(views)
                .storageClass("STANDARD")
                .owner(Owners.of(found.upload().owner()))
                .initiator(initiator(found.upload()))
                .checksumAlgorithm(algorithm == null ? (String) null : algorithm.name())
                .checksumType(
                        algorithm == null
                                ? (String) null
                                : ChecksumNames.type(found.upload().composite()))
                .build();
    }

    private static io.unkai.api.s3.Part view(Cursor.Entry<Part.Key, Part> entry) {
        var part = entry.value();
        var view = io.unkai.api.s3.Part.builder()
                .partNumber(entry.key().number())
                .eTag('"' + part.md5() + '"')
                .lastModified(part.modified())
                .size(part.size())
                .build();
        return Fields.with(view, ChecksumNames.members(part.checksum()));
    }
}
