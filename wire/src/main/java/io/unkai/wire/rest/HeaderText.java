package io.unkai.wire.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text in header values, which carry bytes as ISO 8859-1. */
public final class HeaderText {
    /** What no field value may hold. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    private HeaderText() {}

    /** The text of received bytes: UTF-8 where they are that, else ISO 8859-1. */
    public static String read(String raw) {
        if (isAscii(raw)) {
            return raw;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return raw;
        }
    }

    /** A text as UTF-8 bytes for sending; line breaks, which would end the field, and other controls become spaces. */
    public static String write(String text) {
        var line = CONTROLS.matcher(text).replaceAll(" ");
        return isAscii(line) ? line : new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
