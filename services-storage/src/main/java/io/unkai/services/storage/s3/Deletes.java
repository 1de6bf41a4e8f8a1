package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeleteObjectOutput;
import io.unkai.api.s3.DeleteObjectRequest;
import io.unkai.api.s3.DeleteObjectsOutput;
import io.unkai.api.s3.DeleteObjectsRequest;
import io.unkai.api.s3.DeletedObject;
import io.unkai.api.s3.ObjectIdentifier;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes objects and versions. Deleting what is not there succeeds. */
final class Deletes {
    void register(Handlers on) {
        on.on(S3.DELETE_OBJECT, this::deleteOne);
        on.on(S3.DELETE_OBJECTS, this::deleteMany);
    }

    /**
     * What a deletion did.
     *
     * @param version the version id to answer, or null
     * @param marker whether that is a delete marker, made or deleted
     */
    private record Outcome(@Nullable String version, boolean marker) {}

    private DeleteObjectOutput deleteOne(Call call, Txn txn, DeleteObjectRequest in) {
        Unsupported.check(in);
        if (in.ifMatchSize() != null || in.ifMatchLastModifiedTime() != null) {
            throw S3Errors.notImplemented("x-amz-if-match-size", "conditions on size and time of what is deleted");
        }
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var outcome = delete(call, txn, bucket, Reads.required(in, "Key"), in.versionId(), in.ifMatch());
        return DeleteObjectOutput.builder()
                .versionId(outcome.version())
                .deleteMarker(outcome.marker() ? true : null)
                .build();
    }

    private static Outcome delete(
            Call call, Txn txn, Bucket bucket, String key, @Nullable String version, @Nullable String ifMatch) {
        var versions = new Versions(txn, bucket, Keys.check(key));
        Conditions.checkWrite(ifMatch, null, key, versions.current());
        if (version != null) {
            var deleted = versions.delete(version);
            return new Outcome(
                    bucket.versioning() == Bucket.Versioning.OFF ? null : version, deleted != null && deleted.marker());
        }
        var marker = versions.delete(call);
        return new Outcome(marker == null ? null : marker.version(), marker != null);
    }

    private DeleteObjectsOutput deleteMany(Call call, Txn txn, DeleteObjectsRequest in) {
        Unsupported.check(in);
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var delete = in.delete();
        var objects = delete == null || delete.objects() == null ? List.<ObjectIdentifier>of() : delete.objects();
        if (objects.isEmpty() || objects.size() > Limits.DELETES) {
            throw S3Errors.malformedXml();
        }
        boolean quiet = delete != null && Boolean.TRUE.equals(delete.quiet());
        var deleted = new ArrayList<DeletedObject>();
        var errors = new ArrayList<io.unkai.api.s3.Error>();
        for (var object : objects) {
            var key = object.key() == null ? "" : object.key();
            try {
                var version = object.versionId() == null || object.versionId().isEmpty() ? null : object.versionId();
                requireAllowed(call, bucket, key, version);
                var outcome = delete(call, txn, bucket, key, version, object.eTag());
                if (!quiet) {
                    deleted.add(view(key, version, outcome));
                }
            } catch (ApiException e) {
                errors.add(io.unkai.api.s3.Error.builder()
                        .key(key)
                        .versionId(object.versionId())
                        .code(e.code())
                        .message(e.message())
                        .build());
            }
        }
        return DeleteObjectsOutput.builder().deleted(deleted).errors(errors).build();
    }

    private static void requireAllowed(Call call, Bucket bucket, String key, @Nullable String version) {
        var action = version == null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        if (!call.access().allows(action, S3Facts.arn(bucket.name()) + '/' + key)) {
            throw S3Errors.accessDenied();
        }
    }

    private static DeletedObject view(String key, @Nullable String version, Outcome outcome) {
        return DeletedObject.builder()
                .key(key)
                .versionId(version)
                .deleteMarker(outcome.marker() ? true : null)
                .deleteMarkerVersionId(outcome.marker() ? outcome.version() : null)
                .build();
    }
}
