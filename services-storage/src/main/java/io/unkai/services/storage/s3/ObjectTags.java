package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeleteObjectTaggingOutput;
import io.unkai.api.s3.DeleteObjectTaggingRequest;
import io.unkai.api.s3.GetObjectTaggingOutput;
import io.unkai.api.s3.GetObjectTaggingRequest;
import io.unkai.api.s3.PutObjectTaggingOutput;
import io.unkai.api.s3.PutObjectTaggingRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes the tags of objects. */
final class ObjectTags {
    void register(Handlers on) {
        on.on(S3.PUT_OBJECT_TAGGING, this::put);
        on.onRead(S3.GET_OBJECT_TAGGING, this::get);
        on.on(S3.DELETE_OBJECT_TAGGING, this::delete);
    }

    private PutObjectTaggingOutput put(Call call, Txn txn, PutObjectTaggingRequest in) {
        var tags = TagSets.read(in.tagging() == null ? null : in.tagging().tagSet());
        Tagging.check(tags);
        return PutObjectTaggingOutput.builder()
                .versionId(change(call, txn, in, tags))
                .build();
    }

    private DeleteObjectTaggingOutput delete(Call call, Txn txn, DeleteObjectTaggingRequest in) {
        return DeleteObjectTaggingOutput.builder()
                .versionId(change(call, txn, in, Map.of()))
                .build();
    }

    private static @Nullable String change(Call call, Txn txn, Struct in, Map<String, String> tags) {
        var bucket = bucket(call, txn, in);
        var key = Keys.check(Reads.required(in, "Key"));
        var object = Reads.object(txn, bucket, key, Fields.text(in, "VersionId"));
        new Versions(txn, bucket, key).update(object.tagged(tags));
        return bucket.shown(object);
    }

    private GetObjectTaggingOutput get(Call call, ReadTxn txn, GetObjectTaggingRequest in) {
        var bucket = bucket(call, txn, in);
        var object = Reads.object(txn, bucket, Keys.check(Reads.required(in, "Key")), in.versionId());
        return GetObjectTaggingOutput.builder()
                .tagSet(TagSets.write(object.properties().tags()))
                .versionId(bucket.shown(object))
                .build();
    }

    private static Bucket bucket(Call call, ReadTxn txn, Struct in) {
        return BucketAccess.require(call, txn, Reads.required(in, "Bucket"), Fields.text(in, "ExpectedBucketOwner"));
    }
}
