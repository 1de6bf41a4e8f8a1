package io.unkai.wire.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in header values, which carry bytes as ISO 8859-1. */
public final class HeaderText {
    private static final char LAST_ASCII = 0x7f;

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
        var line = withoutControls(text);
        return isAscii(line) ? line : new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                var line = new StringBuilder(text);
                for (int at = i; at < line.length(); at++) {
                    line.setCharAt(at, isControl(line.charAt(at)) ? ' ' : line.charAt(at));
                }
                return line.toString();
            }
        }
        return text;
    }

    /** What no field value may hold. */
    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c == LAST_ASCII;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }
}
