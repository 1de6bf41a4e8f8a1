package io.unkai.wire.protocol;

/** The beginning of what a caller sent, safe to repeat in a message. */
public final class Excerpt {
    private static final int LONGEST = 256;

    private Excerpt() {}

    /** At most 256 characters of a text, never half a surrogate pair. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
