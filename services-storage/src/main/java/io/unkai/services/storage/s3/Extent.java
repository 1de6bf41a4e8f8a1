package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;
import io.unkai.kernel.store.Range;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object that was uploaded in parts.
 *
 * @param number the part number
 * @param size bytes
 * @param data where they are
 * @param checksum of the part, base64, or null
 */
record Extent(int number, long size, Data data, @Nullable String checksum) {
    /** The keys of all extents of an object. */
    static Range range(String data) {
        return Range.prefix(KeyBytes.utf8(data));
    }

    /**
     * Files an extent by where it ends, so that one seek finds the part that holds a given byte.
     *
     * @param data the id of the whole, {@value Upload#ID_DIGITS} digits
     * @param end the offset of the first byte behind the part
     * @param number the part number
     */
    record Key(String data, long end, int number) {
        static final KeyCodec<Key> CODEC = new CodecOf<>(
                key -> new KeyBytes()
                        .raw(key.data)
                        .number(key.end)
                        .number(key.number)
                        .bytes(),
                parts -> new Key(parts.raw(Upload.ID_DIGITS), parts.longNumber(), parts.number()));
    }
}
