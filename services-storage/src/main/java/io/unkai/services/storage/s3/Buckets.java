package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BUCKETS;
import static io.unkai.services.storage.s3.Tables.OBJECTS;
import static io.unkai.services.storage.s3.Tables.OWNED;
import static io.unkai.services.storage.s3.Tables.UPLOADS;
import static io.unkai.services.storage.s3.Tables.VERSIONS;

import io.unkai.api.s3.CreateBucketOutput;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.DeleteBucketRequest;
import io.unkai.api.s3.DeleteBucketResponse;
import io.unkai.api.s3.GetBucketLocationOutput;
import io.unkai.api.s3.GetBucketLocationRequest;
import io.unkai.api.s3.HeadBucketOutput;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import org.jspecify.annotations.Nullable;

/** Creates, finds and deletes buckets. */
final class Buckets {
    private static final String HOME = "us-east-1";

    void register(Handlers on) {
        on.on(S3.CREATE_BUCKET, this::create);
        on.onRead(S3.HEAD_BUCKET, this::head);
        on.onRead(S3.GET_BUCKET_LOCATION, this::location);
        on.on(S3.DELETE_BUCKET, this::delete);
    }

    private CreateBucketOutput create(Call call, Txn txn, CreateBucketRequest in) {
        var name = Reads.required(in, "Bucket");
        BucketNames.check(name);
        checkUnsupported(in);
        var region = Locations.region(call, in.createBucketConfiguration());
        var existing = txn.get(BUCKETS, name);
        if (existing == null) {
            requireRoom(call, txn);
            var bucket = new Bucket(
                    name,
                    call.ids().hex(Bucket.ID_DIGITS / 2),
                    call.account(),
                    region,
                    Times.of(call),
                    Bucket.Versioning.OFF,
                    in.objectOwnership() == null ? BucketOwnership.ENFORCED : in.objectOwnership());
            txn.put(BUCKETS, name, bucket);
            txn.put(OWNED, new AccountBucket(call.account(), name), new Tables.Owned(bucket.id()));
            txn.put(Tables.PUBLIC_ACCESS, bucket.id(), AccessBlock.BLOCKED);
            BucketAcls.create(txn, bucket, in);
            var configuration = in.createBucketConfiguration();
            if (configuration != null && configuration.tags() != null) {
                BucketTags.create(txn, bucket, configuration.tags());
            }
        } else if (!existing.account().equals(call.account())) {
            throw S3Errors.conflict(
                    "BucketAlreadyExists",
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the system."
                            + " Please select a different name and try again.",
                    name);
        } else if (!existing.region().equals(HOME) || !region.equals(HOME)) {
            throw S3Errors.conflict(
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    name);
        }
        return CreateBucketOutput.builder()
                .location("/" + name)
                .bucketArn("arn:aws:s3:::" + name)
                .build();
    }

    private static void checkUnsupported(CreateBucketRequest in) {
        Unsupported.check(in);
        if (in.objectOwnership() != null) {
            BucketOwnership.check(in.objectOwnership());
        }
    }

    private static void requireRoom(Call call, ReadTxn txn) {
        int count = 0;
        try (var cursor = txn.scan(OWNED, Range.prefix(AccountBucket.start(call.account(), "")))) {
            while (cursor.hasNext() && count < Limits.BUCKETS) {
                cursor.next();
                count++;
            }
        }
        if (count == Limits.BUCKETS) {
            throw new ApiException("TooManyBuckets", "You have attempted to create more buckets than allowed");
        }
    }

    private HeadBucketOutput head(Call call, ReadTxn txn, HeadBucketRequest in) {
        var bucket = require(call, txn, in.bucket(), in.expectedBucketOwner());
        return HeadBucketOutput.builder()
                .bucketRegion(bucket.region())
                .bucketArn(bucket.arn())
                .accessPointAlias(false)
                .build();
    }

    private GetBucketLocationOutput location(Call call, ReadTxn txn, GetBucketLocationRequest in) {
        var bucket = require(call, txn, in.bucket(), in.expectedBucketOwner());
        return GetBucketLocationOutput.builder()
                .locationConstraint(bucket.region().equals(HOME) ? null : bucket.region())
                .build();
    }

    private DeleteBucketResponse delete(Call call, Txn txn, DeleteBucketRequest in) {
        var bucket = require(call, txn, in.bucket(), in.expectedBucketOwner());
        if (any(txn, OBJECTS, bucket) || any(txn, VERSIONS, bucket)) {
            throw S3Errors.conflict("BucketNotEmpty", "The bucket you tried to delete is not empty", bucket.name());
        }
        txn.delete(BUCKETS, bucket.name());
        txn.delete(OWNED, new AccountBucket(bucket.account(), bucket.name()));
        txn.delete(Tables.POLICIES, bucket.id());
        txn.delete(Tables.PUBLIC_ACCESS, bucket.id());
        txn.delete(Tables.ACLS, bucket.id());
        BucketTags.forget(txn, bucket);
        if (any(txn, UPLOADS, bucket)) {
            DataStore.discard(txn, Garbage.Kind.UPLOADS, bucket.id());
        }
        return DeleteBucketResponse.builder().build();
    }

    private static boolean any(ReadTxn txn, Table<?, ?> table, Bucket bucket) {
        try (var cursor = txn.scan(table, Range.prefix(KeyBytes.utf8(bucket.id())))) {
            return cursor.hasNext();
        }
    }

    private static Bucket require(Call call, ReadTxn txn, @Nullable String name, @Nullable String owner) {
        return BucketAccess.require(call, txn, name == null ? "" : name, owner);
    }
}
