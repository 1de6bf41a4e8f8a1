package io.unkai.wire.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The time formats of signatures. */
public final class AmzDate {
    private AmzDate() {}

    /** For example {@code 20130524T000000Z}. */
    public static String format(Instant time) {
        return BasicTime.format(time);
    }

    /** For example {@code 20130524}. */
    public static String day(Instant time) {
        return BasicTime.day(time);
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
        return BasicTime.isDay(text);
    }

    private static @Nullable Instant parse(DateTimeFormatter format, String text) {
        try {
            return Instant.from(format.parse(text));
        } catch (DateTimeException e) {
            return null; // not this format: the caller says so in AWS's words
        }
    }
}
