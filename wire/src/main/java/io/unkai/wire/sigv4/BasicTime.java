package io.unkai.wire.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code 20130524T000000Z} by hand: this is done several times for every request. */
final class BasicTime {
    private static final int LENGTH = 16;
    private static final int DAY_LENGTH = 8;

    private BasicTime() {}

    /** The time, or null where the text is not one. */
    static @Nullable Instant parse(String text) {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(LENGTH - 1) != 'Z') {
            return null;
        }
        var day = day(text);
        int hour = digits(text, 9, 11);
        int minute = digits(text, 11, 13);
        int second = digits(text, 13, 15);
        try {
            return day == null ? null : day.atTime(hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            return null; // no such hour: the caller says so in AWS's words
        }
    }

    /** Whether a text is a day, as in {@code 20130524}. */
    static boolean isDay(String text) {
        return text.length() == DAY_LENGTH && day(text) != null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.of(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, DAY_LENGTH));
        } catch (DateTimeException impossible) {
            return null; // no such day: the caller says so in AWS's words
        }
    }

    /** The text of a time; a year of more than four digits has all of them. */
    static String format(Instant time) {
        var at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = appendDay(at.toLocalDate()).append('T');
        append(text, at.getHour(), 10);
        append(text, at.getMinute(), 10);
        return append(text, at.getSecond(), 10).append('Z').toString();
    }

    /** The text of a time's day. */
    static String day(Instant time) {
        return appendDay(LocalDate.ofInstant(time, ZoneOffset.UTC)).toString();
    }

    private static StringBuilder appendDay(LocalDate day) {
        var text = append(new StringBuilder(LENGTH), day.getYear(), 1_000);
        append(text, day.getMonthValue(), 10);
        return append(text, day.getDayOfMonth(), 10);
    }

    /** Appends a number with at least as many digits as its least value without leading zeros has. */
    private static StringBuilder append(StringBuilder text, int number, int least) {
        for (int unit = least; unit > 1 && number < unit; unit /= 10) {
            text.append('0');
        }
        return text.append(number);
    }

    /** The number that these digits are, or -1, which is no year's month, day, hour, minute or second. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return from == 0 ? Integer.MIN_VALUE : -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
