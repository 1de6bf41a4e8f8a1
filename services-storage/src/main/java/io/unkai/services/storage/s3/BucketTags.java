package io.unkai.services.storage.s3;

import io.unkai.api.s3.DeleteBucketTaggingRequest;
import io.unkai.api.s3.DeleteBucketTaggingResponse;
import io.unkai.api.s3.GetBucketTaggingOutput;
import io.unkai.api.s3.GetBucketTaggingRequest;
import io.unkai.api.s3.PutBucketTaggingRequest;
import io.unkai.api.s3.PutBucketTaggingResponse;
import io.unkai.api.s3.S3;
import io.unkai.api.s3.Tag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.TagRules;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Map;

/** Reads and changes the tags of buckets. */
final class BucketTags {
    private static final TagRules RULES = (violation, key) -> switch (violation) {
        case TOO_MANY -> new ApiException("BadRequest", "Bucket tag count cannot be greater than " + TagRules.MAX_TAGS);
        case KEY_LENGTH ->
            new ApiException("InvalidTag", "The TagKey you have provided is invalid").with("TagKey", key);
        case VALUE_LENGTH ->
            new ApiException("InvalidTag", "The TagValue you have provided is invalid").with("TagKey", key);
        case RESERVED -> new ApiException("InvalidTag", "System tags cannot be added/updated by requester");
    };

    void register(Handlers on) {
        on.on(S3.PUT_BUCKET_TAGGING, this::put);
        on.onRead(S3.GET_BUCKET_TAGGING, this::get);
        on.on(S3.DELETE_BUCKET_TAGGING, this::delete);
    }

    private PutBucketTaggingResponse put(Call call, Txn txn, PutBucketTaggingRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        replace(
                txn,
                bucket,
                TagSets.read(in.tagging() == null ? null : in.tagging().tagSet()));
        return PutBucketTaggingResponse.builder().build();
    }

    private GetBucketTaggingOutput get(Call call, ReadTxn txn, GetBucketTaggingRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        var tags = Tags.of(txn, resource(bucket));
        if (tags.isEmpty()) {
            throw new ApiException("NoSuchTagSet", 404, "The TagSet does not exist").with("BucketName", bucket.name());
        }
        return GetBucketTaggingOutput.builder().tagSet(TagSets.write(tags)).build();
    }

    private DeleteBucketTaggingResponse delete(Call call, Txn txn, DeleteBucketTaggingRequest in) {
        var bucket = BucketAccess.require(call, txn, Reads.required(in, "Bucket"), in.expectedBucketOwner());
        forget(txn, bucket);
        return DeleteBucketTaggingResponse.builder().build();
    }

    /** Gives a new bucket its tags. */
    static void create(Txn txn, Bucket bucket, List<Tag> tags) {
        replace(txn, bucket, TagSets.read(tags));
    }

    private static void replace(Txn txn, Bucket bucket, Map<String, String> tags) {
        Tags.replace(txn, resource(bucket), tags, RULES);
    }

    /** Removes the tags of a bucket. */
    static void forget(Txn txn, Bucket bucket) {
        Tags.removeAll(txn, resource(bucket));
    }

    private static Tags.Resource resource(Bucket bucket) {
        return new Tags.Resource(bucket.account(), bucket.region(), bucket.arn());
    }
}
