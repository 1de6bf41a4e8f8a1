package io.unkai.services.storage.s3;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/**
 * The object that a copy reads, as one snapshot found it.
 *
 * @param object the version
 * @param bucket its bucket
 * @param content the bytes to copy
 */
record Source(StoredObject object, Bucket bucket, Content content) implements Bodies.Located {

    /** Finds the source of a copy and checks the conditions on it. */
    static Source find(Call call, ReadTxn txn, Struct in) {
        var named = CopySource.parse(Reads.required(in, "CopySource"));
        var bucket = BucketAccess.require(call, txn, named.bucket(), Fields.text(in, "ExpectedSourceBucketOwner"));
        var object = object(txn, bucket, named);
        new Conditions(
                        Fields.text(in, "CopySourceIfMatch"),
                        Fields.text(in, "CopySourceIfNoneMatch"),
                        Reads.instant(in, "CopySourceIfModifiedSince"),
                        Reads.instant(in, "CopySourceIfUnmodifiedSince"))
                .checkCopy(object);
        var range = ByteRange.parseCopy(Fields.text(in, "CopySourceRange"), object.size());
        if (range.length() > Limits.SINGLE_BODY) {
            throw S3Errors.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + Limits.SINGLE_BODY);
        }
        return new Source(object, bucket, Content.find(txn, object, range));
    }

    private static StoredObject object(ReadTxn txn, Bucket bucket, CopySource named) {
        var version = named.version();
        var found = version == null ? null : Versions.find(txn, bucket, named.key(), version);
        if (found != null && found.marker()) {
            throw S3Errors.invalidRequest(
                    "The source of a copy request may not specifically refer to a delete marker by version id.");
        }
        return Reads.object(txn, bucket, Keys.check(named.key()), version);
    }

    /** The version id that the answer names, or null. */
    @Nullable
    String version() {
        return bucket.shown(object);
    }
}
