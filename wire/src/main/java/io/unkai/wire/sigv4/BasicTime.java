package io.unkai.wire.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads {@code 20130524T000000Z} by hand: it is read several times for every request. */
final class BasicTime {
    private static final int LENGTH = 16;

    private BasicTime() {}

    /** The time, or null where the text is not one. */
    static @Nullable Instant parse(String text) {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(LENGTH - 1) != 'Z') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 4, 6);
        int day = digits(text, 6, 8);
        int hour = digits(text, 9, 11);
        int minute = digits(text, 11, 13);
        int second = digits(text, 13, 15);
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            return null; // no such day or hour: the caller says so in AWS's words
        }
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
