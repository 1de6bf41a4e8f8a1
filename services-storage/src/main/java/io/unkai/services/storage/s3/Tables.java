package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tables of S3. */
final class Tables {
    private static final KeyCodec<String> TEXT = new CodecOf<>(KeyBytes::utf8, KeyParts::rest);

    /** Buckets by name. */
    static final Table<String, Bucket> BUCKETS = kept("s3.buckets", TEXT, Bucket.class);

    /** The names of each account's buckets. */
    static final Table<AccountBucket, Owned> OWNED = table("s3.owned", AccountBucket.CODEC, Owned.class);

    /** The current version of every object that has one. */
    static final Table<ObjectKey, StoredObject> OBJECTS = table("s3.objects", ObjectKey.CODEC, StoredObject.class);

    /** The same, of which only what listings show is read. */
    static final Table<ObjectKey, Listed> LISTED = table("s3.objects", ObjectKey.CODEC, Listed.class);

    /** Earlier versions, and all delete markers. */
    static final Table<VersionKey, StoredObject> VERSIONS = table("s3.versions", VersionKey.CODEC, StoredObject.class);

    /** Where the version called null is, if it is among the earlier ones. */
    static final Table<ObjectKey, NullVersion> NULLS = table("s3.nulls", ObjectKey.CODEC, NullVersion.class);

    /** Uploads that were begun and neither completed nor aborted. */
    static final Table<Upload.Key, Upload> UPLOADS = table("s3.uploads", Upload.Key.CODEC, Upload.class);

    /** The parts of these uploads. */
    static final Table<Part.Key, Part> PARTS = table("s3.parts", Part.Key.CODEC, Part.class);

    /** The parts of objects that were uploaded in parts. */
    static final Table<Extent.Key, Extent> EXTENTS = table("s3.extents", Extent.Key.CODEC, Extent.class);

    /** Small bodies. */
    static final Table<String, Data.Inline> INLINE = table("s3.inline", TEXT, Data.Inline.class);

    /** Every body of the object plane that is referred to. */
    static final Table<String, Data.Shared> BLOBS = table("s3.blobs", TEXT, Data.Shared.class);

    /** What nothing refers to any more and is still to be deleted. */
    static final Table<String, Garbage> GARBAGE = table("s3.garbage", TEXT, Garbage.class);

    /** The policies of buckets, by the buckets' ids. */
    static final Table<String, BucketPolicy> POLICIES = kept("s3.policies", TEXT, BucketPolicy.class);

    /** Block Public Access, by the buckets' ids. */
    static final Table<String, AccessBlock> PUBLIC_ACCESS = kept("s3.public-access", TEXT, AccessBlock.class);

    /** The access control lists of buckets that have one, by the buckets' ids. */
    static final Table<String, Acl> ACLS = kept("s3.acls", TEXT, Acl.class);

    private Tables() {}

    /** What a listing shows of an object; the names are those of {@link StoredObject}. */
    record Listed(
            Instant modified,
            long size,
            String etag,
            @Nullable ListedChecksum checksum,
            ListedProperties properties) {
        /** The account that owns it, by its own list where lists count. */
        String owner(Bucket bucket) {
            var acl = Acls.count(bucket) ? properties.acl : null;
            return acl == null ? bucket.account() : acl.owner;
        }
    }

    /** What a listing shows of a {@link Checksum}. */
    record ListedChecksum(String algorithm, boolean composite) {}

    /** What a listing shows of {@link Properties}. */
    record ListedProperties(@Nullable ListedAcl acl) {}

    /** What a listing shows of an {@link Acl}. */
    record ListedAcl(String owner) {}

    /** A bucket's id, filed under its owner. */
    record Owned(String bucket) {}

    /** The sequence of a version called null. */
    record NullVersion(long sequence) {}

    private static <K, V extends Record> Table<K, V> table(String name, KeyCodec<K> keys, Class<V> type) {
        return new Table<>(name, keys, RecordCodec.of(type));
    }

    /** Of a table that most calls look into. */
    private static <K, V extends Record> Table<K, V> kept(String name, KeyCodec<K> keys, Class<V> type) {
        return Table.kept(name, keys, RecordCodec.of(type));
    }
}
