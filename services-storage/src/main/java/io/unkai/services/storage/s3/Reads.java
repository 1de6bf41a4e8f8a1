package io.unkai.services.storage.s3;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds what GetObject and HeadObject ask for; their requests have the same members. */
final class Reads {
    private Reads() {}

    /** The version a request names: the current one, or the one of its id. */
    static StoredObject object(ReadTxn txn, Bucket bucket, String key, @Nullable String version) {
        if (version == null) {
            var newest = Versions.newest(txn, bucket, key);
            if (newest == null) {
                throw S3Errors.noSuchKey(key);
            }
            if (newest.marker()) {
                throw S3Errors.noSuchKey(key)
                        .header("x-amz-delete-marker", "true")
                        .header("x-amz-version-id", newest.version());
            }
            return newest;
        }
        var found = Versions.find(txn, bucket, key, version);
        if (found == null) {
            throw S3Errors.noSuchVersion(key, version);
        }
        if (found.marker()) {
            throw new ApiException(
                            "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
                    .with("Method", "GET")
                    .with("ResourceType", "DeleteMarker")
                    .header("x-amz-delete-marker", "true")
                    .header("x-amz-version-id", found.version())
                    .header("Allow", "DELETE");
        }
        return found;
    }

    /** The version a request names. Who may not list the bucket is not told whether there is such an object. */
    private static StoredObject visible(Call call, ReadTxn txn, Bucket bucket, String key, @Nullable String version) {
        try {
            return object(txn, bucket, key, version);
        } catch (ApiException missing) {
            if (missing.code().equals("NoSuchKey")
                    && !call.access().allows("s3:ListBucket", S3Facts.arn(bucket.name()))) {
                throw S3Errors.accessDenied();
            }
            throw missing;
        }
    }

    /** Finds the object, checks the conditions and cuts out what is asked for. */
    static Reading find(Call call, ReadTxn txn, Struct in, boolean withBytes) {
        Unsupported.check(in);
        var key = Keys.check(required(in, "Key"));
        var bucket = BucketAccess.require(call, txn, required(in, "Bucket"), Fields.text(in, "ExpectedBucketOwner"));
        var object = visible(call, txn, bucket, key, Fields.text(in, "VersionId"));
        new Conditions(
                        Fields.text(in, "IfMatch"),
                        Fields.text(in, "IfNoneMatch"),
                        instant(in, "IfModifiedSince"),
                        instant(in, "IfUnmodifiedSince"))
                .checkRead(object);
        var header = Fields.text(in, "Range");
        var checksum = object.checksum();
        ByteRange range;
        if (Fields.get(in, "PartNumber") instanceof Integer number) {
            if (header != null) {
                throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
            }
            var part = PartRange.find(txn, object, number);
            range = part.range();
            checksum = part.checksum();
        } else {
            range = unchanged(in, object) ? ByteRange.parse(header, object.size()) : null;
            checksum = range == null || range.length() == object.size() ? checksum : null;
        }
        var wanted = range == null ? new ByteRange(0, object.size()) : range;
        return new Reading(
                object,
                bucket.versioning() != Bucket.Versioning.OFF,
                range,
                "ENABLED".equals(Fields.text(in, "ChecksumMode")) ? checksum : null,
                withBytes ? Content.find(txn, object, wanted) : Content.none(wanted.length()));
    }

    /** Whether the object is still the one of which a caller wants the rest; else he gets all of the new one. */
    private static boolean unchanged(Struct in, StoredObject object) {
        var condition = Fields.text(in, "IfRange");
        if (condition == null) {
            return true;
        }
        return condition.startsWith("\"")
                ? Etags.match(condition, object.etag())
                : condition.strip().equals(HttpDates.format(object.modified()));
    }

    static String required(Struct in, String name) {
        var value = Fields.text(in, name);
        return value == null ? "" : value;
    }

    static @Nullable Instant instant(Struct in, String name) {
        return Fields.get(in, name) instanceof Instant instant ? instant : null;
    }
}
