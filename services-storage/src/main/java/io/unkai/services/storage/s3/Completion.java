package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.EXTENTS;
import static io.unkai.services.storage.s3.Tables.OBJECTS;
import static io.unkai.services.storage.s3.Tables.PARTS;
import static io.unkai.services.storage.s3.Tables.UPLOADS;

import io.unkai.api.s3.CompleteMultipartUploadOutput;
import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Txn;
import org.jspecify.annotations.Nullable;

/** Makes an object of the parts of an upload, without touching their bytes. */
final class Completion {
    void register(Handlers on) {
        on.on(S3.COMPLETE_MULTIPART_UPLOAD, this::complete);
    }

    private CompleteMultipartUploadOutput complete(Call call, Txn txn, CompleteMultipartUploadRequest in) {
        Unsupported.check(in);
        var again = completed(call, txn, in);
        if (again != null) {
            return again;
        }
        var upload = Uploads.require(call, txn, in);
        var chosen = ChosenParts.choose(txn, upload, in);
        var versions = new Versions(txn, upload.bucket(), upload.key().key());
        Conditions.checkWrite(in.ifMatch(), in.ifNoneMatch(), upload.key().key(), versions.current());
        chosen.unchosen().forEach(part -> DataStore.release(txn, part.data()));
        long end = 0;
        for (var extent : chosen.extents()) {
            end += extent.size();
            txn.put(EXTENTS, new Extent.Key(upload.key().id(), end, extent.number()), extent);
        }
        txn.deleteRange(PARTS, Uploads.parts(upload.key().id()));
        txn.delete(UPLOADS, upload.key());
        var object = versions.add(
                call,
                StoredObject.unversioned(
                        Times.of(call),
                        chosen.size(),
                        chosen.etag(),
                        chosen.extents().size(),
                        new Data(Data.Kind.PARTS, upload.key().id()),
                        chosen.checksum(),
                        upload.upload().properties()));
        return view(call, upload.bucket(), upload.key().key(), object);
    }

    /** The answer to a completion that was answered before and is asked again, or null. */
    private static @Nullable CompleteMultipartUploadOutput completed(
            Call call, Txn txn, CompleteMultipartUploadRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var key = Keys.check(Reads.required(in, "Key"));
        var current = txn.get(OBJECTS, new ObjectKey(bucket.id(), key));
        var made = new Data(Data.Kind.PARTS, Reads.required(in, "UploadId"));
        return current == null || !current.data().equals(made) ? null : view(call, bucket, key, current);
    }

    private static CompleteMultipartUploadOutput view(Call call, Bucket bucket, String key, StoredObject object) {
        var scheme = call.client().secure() ? "https" : "http";
        var output = CompleteMultipartUploadOutput.builder()
                .location(scheme + "://" + call.client().host() + "/" + bucket.name() + "/" + UrlText.encode(key))
                .bucket(bucket.name())
                .key(key)
                .eTag(object.quotedEtag())
                .versionId(bucket.shown(object))
                .build();
        return Fields.with(output, ChecksumNames.members(object.checksum()));
    }
}
