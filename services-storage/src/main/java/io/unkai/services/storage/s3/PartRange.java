package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object, found by its number.
 *
 * @param range where it is, or null where the object has no bytes
 * @param checksum its checksum, or null
 */
record PartRange(@Nullable ByteRange range, @Nullable Checksum checksum) {

    /** Finds a part; an object that was uploaded in one request has one. */
    static PartRange find(ReadTxn txn, StoredObject object, int number) {
        if (number < 1 || number > Limits.PARTS) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and " + Limits.PARTS + ", inclusive",
                    "partNumber",
                    Integer.toString(number));
        }
        int count = Math.max(1, object.parts());
        if (number > count) {
            throw new ApiException("InvalidPartNumber", 416, "The requested partnumber is not satisfiable")
                    .with("PartNumberRequested", Integer.toString(number))
                    .with("ActualPartCount", Integer.toString(count));
        }
        if (object.data().kind() != Data.Kind.PARTS) {
            return new PartRange(object.size() == 0 ? null : new ByteRange(0, object.size()), object.checksum());
        }
        long start = 0;
        int place = 1;
        for (var extent : Content.extents(txn, object.data().id())) {
            if (place++ == number) {
                return new PartRange(
                        extent.size() == 0 ? null : new ByteRange(start, extent.size()), checksum(object, extent));
            }
            start += extent.size();
        }
        throw new IllegalStateException("object " + object.data().id() + " lacks parts");
    }

    private static @Nullable Checksum checksum(StoredObject object, Extent extent) {
        var whole = object.checksum();
        var value = extent.checksum();
        return whole == null || value == null ? null : new Checksum(whole.algorithm(), value, whole.composite());
    }
}
