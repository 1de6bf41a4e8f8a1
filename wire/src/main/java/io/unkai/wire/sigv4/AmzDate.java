package io.unkai.wire.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time formats of signatures. */
public final class AmzDate {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private AmzDate() {}

    /** For example {@code 20130524T000000Z}. */
    public static String format(Instant time) {
        return BASIC.format(time);
    }

    /** For example {@code 20130524}. */
    public static String day(Instant time) {
        return format(time).substring(0, 8);
    }

    /** For example {@code 2013-05-24T00:00:00Z}. */
    static String iso(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The time of an {@code X-Amz-Date}, or null where it is not one. */
    static @Nullable Instant parse(String text) {
        return BasicTime.parse(text);
    }

    /** The time of a {@code Date} header in any form clients send, or null. */
    static @Nullable Instant parseHttp(String text) {
        var time = BasicTime.parse(text);
        if (time == null) {
            time = parse(DateTimeFormatter.RFC_1123_DATE_TIME, text);
        }
        return time == null ? parse(DateTimeFormatter.ISO_OFFSET_DATE_TIME, text) : time;
    }

    /** Whether a text looks like the day of a credential scope. */
    static boolean isDay(String text) {
        return text.length() == 8 && parse(text + "T000000Z") != null;
    }

    private static @Nullable Instant parse(DateTimeFormatter format, String text) {
        try {
            return Instant.from(format.parse(text));
        } catch (DateTimeException e) {
            return null; // not this format: the caller says so in AWS's words
        }
    }
}
