package io.unkai.services.storage.s3;

import io.unkai.kernel.store.KeyCodec;
import java.util.function.Function;

/** A key codec made of two functions. */
record CodecOf<K>(Function<K, byte[]> encoder, Function<KeyParts, K> decoder) implements KeyCodec<K> {
    @Override
    public byte[] encode(K key) {
        return encoder.apply(key);
    }

    @Override
    public K decode(byte[] bytes) {
        return decoder.apply(new KeyParts(bytes));
    }
}
