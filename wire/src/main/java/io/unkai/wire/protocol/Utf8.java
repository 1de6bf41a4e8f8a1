package io.unkai.wire.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text that callers send as bytes. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Bytes as text.
     *
     * @throws io.unkai.kernel.error.ApiException if they are not UTF-8
     */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Malformed.serialization("Invalid UTF-8");
        }
    }
}
