package io.unkai.services.identity.iam.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Texts and times as IAM writes them. */
public final class Texts {
    private Texts() {}

    /** A policy document as IAM answers it: percent-encoded as RFC 3986 has it. */
    public static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** A text that may be missing. */
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A path that may be missing. */
    public static String path(@Nullable String path) {
        return path == null ? "/" : path;
    }

    /** A text, or null where it is empty: then the answer lacks it. */
    public static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** IAM knows whole seconds only. */
    public static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many characters of a document count against its limit: white space does not. */
    public static int size(String document) {
        return (int) document.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
