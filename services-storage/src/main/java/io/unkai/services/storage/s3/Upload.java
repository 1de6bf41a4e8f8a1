package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;
import io.unkai.planes.object.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that was begun.
 *
 * @param owner the account that began it
 * @param principal the ARN of who began it
 * @param begun when
 * @param properties what the object will be like
 * @param algorithm the checksum that was asked for, or null
 * @param composite whether the object's checksum is made of those of its parts rather than of all bytes
 */
record Upload(
        String owner,
        String principal,
        Instant begun,
        Properties properties,
        @Nullable Digest algorithm,
        boolean composite) {
    /** Hexadecimal digits of an upload's id: six bytes of time, sixteen of chance. */
    static final int ID_DIGITS = 44;

    /** The algorithm of the checksums of its parts. */
    Digest effective() {
        return algorithm == null ? Digest.CRC64NVME : algorithm;
    }

    /**
     * Names an upload; uploads are in the order of their keys, then of their beginning.
     *
     * @param bucket the bucket's id
     * @param key the object's key
     * @param id the upload's id
     */
    record Key(String bucket, String key, String id) {
        static final KeyCodec<Key> CODEC = new CodecOf<>(
                key -> new KeyBytes()
                        .raw(key.bucket)
                        .closed(key.key)
                        .raw(key.id)
                        .bytes(),
                parts -> new Key(parts.raw(Bucket.ID_DIGITS), parts.closed(), parts.rest()));

        /** The bytes with which the uploads of all keys of that prefix start. */
        static byte[] start(String bucket, String prefix) {
            return new KeyBytes().raw(bucket).open(prefix).bytes();
        }
    }
}
