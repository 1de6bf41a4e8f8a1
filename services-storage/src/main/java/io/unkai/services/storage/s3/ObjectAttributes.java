package io.unkai.services.storage.s3;

import io.unkai.api.s3.GetObjectAttributesOutput;
import io.unkai.api.s3.GetObjectAttributesParts;
import io.unkai.api.s3.GetObjectAttributesRequest;
import io.unkai.api.s3.ObjectPart;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers what is known of an object without its bytes. */
final class ObjectAttributes {
    private static final Set<String> KNOWN = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");

    void register(Handlers on) {
        on.onRead(S3.GET_OBJECT_ATTRIBUTES, this::get);
    }

    private GetObjectAttributesOutput get(Call call, ReadTxn txn, GetObjectAttributesRequest in) {
        Unsupported.check(in);
        var wanted = in.objectAttributes() == null ? List.<String>of() : in.objectAttributes();
        for (var name : wanted) {
            if (!KNOWN.contains(name)) {
                throw S3Errors.invalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", name);
            }
        }
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var object = Reads.object(txn, bucket, Keys.check(Reads.required(in, "Key")), in.versionId());
        boolean parts = wanted.contains("ObjectParts") && object.parts() > 0;
        return GetObjectAttributesOutput.builder()
                .lastModified(object.modified())
                .versionId(bucket.shown(object))
                .eTag(wanted.contains("ETag") ? object.etag() : null)
                .objectSize(wanted.contains("ObjectSize") ? object.size() : null)
                .storageClass(wanted.contains("StorageClass") ? "STANDARD" : null)
                .checksum(wanted.contains("Checksum") && object.checksum() != null ? checksum(object) : null)
                .objectParts(parts ? parts(txn, object, in) : null)
                .build();
    }

    private static io.unkai.api.s3.Checksum checksum(StoredObject object) {
        return Fields.with(io.unkai.api.s3.Checksum.builder().build(), ChecksumNames.members(object.checksum()));
    }

    private static GetObjectAttributesParts parts(ReadTxn txn, StoredObject object, GetObjectAttributesRequest in) {
        int max = ListQuery.read(in, in.maxParts(), "max-parts").max();
        int marker = ListQuery.partMarker(in.partNumberMarker());
        var parts = new ArrayList<ObjectPart>();
        boolean truncated = false;
        int last = marker;
        for (var extent : Content.extents(txn, object.data().id())) {
            if (extent.number() > marker && parts.size() < max) {
                parts.add(view(object, extent));
                last = extent.number();
            } else if (extent.number() > marker) {
                truncated = true;
            }
        }
        return GetObjectAttributesParts.builder()
                .totalPartsCount(object.parts())
                .partNumberMarker(Integer.toString(marker))
                .nextPartNumberMarker(Integer.toString(last))
                .maxParts(max)
                .isTruncated(truncated)
                .parts(parts)
                .build();
    }

    private static ObjectPart view(StoredObject object, Extent extent) {
        var view = ObjectPart.builder()
                .partNumber(extent.number())
                .size(extent.size())
                .build();
        var whole = object.checksum();
        var value = extent.checksum();
        return whole == null || value == null
                ? view
                : Fields.with(view, ChecksumNames.members(new Checksum(whole.algorithm(), value, false)));
    }
}
