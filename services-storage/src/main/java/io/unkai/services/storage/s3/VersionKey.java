package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;

/**
 * Names a version of an object that is not its current one, or the delete marker that hides it. Of one key the newest comes
 * first.
 *
 * @param bucket the bucket's id
 * @param key the key
 * @param sequence counts the versions of a key, newest highest
 */
record VersionKey(String bucket, String key, long sequence) {
    static final KeyCodec<VersionKey> CODEC = new CodecOf<>(
            key -> new KeyBytes()
                    .raw(key.bucket)
                    .closed(key.key)
                    .number(Long.MAX_VALUE - key.sequence)
                    .bytes(),
            parts -> new VersionKey(parts.raw(Bucket.ID_DIGITS), parts.closed(), Long.MAX_VALUE - parts.longNumber()));

    /** The bytes with which all versions of a key start. */
    static byte[] start(String bucket, String key) {
        return new KeyBytes().raw(bucket).closed(key).bytes();
    }
}
