package io.unkai.server.http;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The value of the Date field, formatted once a second. */
final class DateField {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private record Second(long epoch, String text) {}

    private final InstantSource time;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    DateField(InstantSource time) {
        this.time = time;
    }

    String value() {
        long epoch = time.instant().getEpochSecond();
        var known = last;
        if (known.epoch() != epoch) {
            known = new Second(epoch, format(LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC)));
            last = known;
        }
        return known.text();
    }

    /** By hand: the JDK's formatter loads a hundred classes and the data of all locales at start. */
    private static String format(LocalDateTime at) {
        var text = new StringBuilder(29);
        text.append(name(DAYS, at.getDayOfWeek().getValue())).append(", ");
        twoDigits(text, at.getDayOfMonth()).append(' ').append(name(MONTHS, at.getMonthValue()));
        text.append(' ').append(at.getYear()).append(' ');
        twoDigits(text, at.getHour()).append(':');
        twoDigits(text, at.getMinute()).append(':');
        return twoDigits(text, at.getSecond()).append(" GMT").toString();
    }

    private static String name(String names, int number) {
        return names.substring(3 * number - 3, 3 * number);
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
