package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part that was uploaded.
 *
 * @param size bytes
 * @param md5 hexadecimal
 * @param data where the bytes are
 * @param checksum of the upload's algorithm, or null
 * @param modified when
 */
record Part(long size, String md5, Data data, @Nullable Checksum checksum, Instant modified) {
    /**
     * Names a part.
     *
     * @param upload the upload's id
     * @param number 1 to {@value Limits#PARTS}
     */
    record Key(String upload, int number) {
        static final KeyCodec<Key> CODEC = new CodecOf<>(
                key -> new KeyBytes().raw(key.upload).number(key.number).bytes(),
                parts -> new Key(parts.raw(Upload.ID_DIGITS), parts.number()));
    }
}
