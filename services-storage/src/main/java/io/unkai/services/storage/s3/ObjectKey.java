package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;

/**
 * Names an object. Keys of a bucket are in the order of their UTF-8 bytes, which is the order of listings.
 *
 * @param bucket the bucket's id, {@value Bucket#ID_DIGITS} digits
 * @param key the key, any text
 */
record ObjectKey(String bucket, String key) {
    static final KeyCodec<ObjectKey> CODEC = new CodecOf<>(
            key -> start(key.bucket, key.key), parts -> new ObjectKey(parts.raw(Bucket.ID_DIGITS), parts.rest()));

    /** The bytes with which all keys of that prefix start. */
    static byte[] start(String bucket, String prefix) {
        return new KeyBytes().raw(bucket).raw(prefix).bytes();
    }
}
