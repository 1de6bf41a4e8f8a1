package io.unkai.services.storage.s3;

import java.nio.charset.StandardCharsets;

/** Keys in listings with {@code encoding-type=url}. */
final class UrlText {
    private static final String PLAIN = "-_.*/";

    private UrlText() {}

    /** Percent-encodes all but letters, digits, {@value #PLAIN}; a space becomes a plus. */
    static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else if (c == ' ') {
                encoded.append('+');
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return encoded.toString();
    }
}
