package io.unkai.kernel.store.codec;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as bytes, without loss. */
final class Utf8 {
    private Utf8() {}

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException if it has half a surrogate pair, which UTF-8 cannot express
     */
    static byte[] bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // Most text is ASCII; comparing is much faster than looking at each character.
        boolean ascii = bytes.length == text.length() && new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
        return ascii ? bytes : strictly(text);
    }

    private static byte[] strictly(String text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text has half a surrogate pair", e);
        }
    }

    /** The constant of an enum by its name. */
    static Object constant(Class<?> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no constant " + name);
    }
}
