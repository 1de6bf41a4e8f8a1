package io.unkai.kernel.store.codec;

import io.unkai.kernel.store.KeyCodec;
import java.nio.charset.StandardCharsets;

/** Keys of tables. */
public final class KeyCodecs {
    private KeyCodecs() {}

    /** Keys that are records. */
    public static <K> RecordKeys<K> of(Class<K> type) {
        return RecordKeys.of(type);
    }

    /** Keys that are text, in the order of code points. */
    public static KeyCodec<String> text() {
        return new KeyCodec<>() {
            @Override
            public byte[] encode(String key) {
                return Utf8.bytes(key);
            }

            @Override
            public String decode(byte[] bytes) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        };
    }
}
