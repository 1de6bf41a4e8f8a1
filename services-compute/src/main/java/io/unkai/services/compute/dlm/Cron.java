package io.unkai.services.compute.dlm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression as AWS has them: {@code cron(minutes hours day-of-month month day-of-week year)}, in UTC.
 *
 * @param minutes of the hour
 * @param hours of the day
 * @param days of the month or of the week
 * @param months of the year, from 1
 * @param years all years where it is empty
 */
record Cron(
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        CronDays days,
        NavigableSet<Integer> months,
        NavigableSet<Integer> years) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final int FIELDS = 6;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final int MINUTES = 60;

    /** Reads an expression. @throws io.unkai.kernel.error.ApiException where it is none */
    static Cron parse(String text) {
        var bare = text.startsWith("cron(") && text.endsWith(")") ? text.substring(5, text.length() - 1) : "";
        var fields = bare.trim().split(" +", -1);
        if (fields.length != FIELDS) {
            throw DlmErrors.invalid("Invalid cron expression: " + text + '.');
        }
        return new Cron(
                CronField.of(fields[0], 0, 59, List.of()),
                CronField.of(fields[1], 0, 23, List.of()),
                CronDays.of(fields[2], fields[4]),
                CronField.of(fields[3], 1, 12, MONTHS),
                fields[5].equals("*") ? new TreeSet<>() : CronField.of(fields[5], FIRST_YEAR, LAST_YEAR, List.of()));
    }

    /** The first moment after another that it names, or null where there is none. */
    @Nullable
    Instant next(Instant after) {
        var from =
                after.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var first = from.toLocalDate();
        for (var day = first; day.getYear() <= LAST_YEAR; day = following(day)) {
            int least = day.equals(first) ? from.getHour() * MINUTES + from.getMinute() : 0;
            int minute = named(day) ? within(least) : -1;
            if (minute >= 0) {
                return day.atStartOfDay(ZoneOffset.UTC).plusMinutes(minute).toInstant();
            }
        }
        return null;
    }

    /** The next day, but for years and months that are not named. */
    private LocalDate following(LocalDate day) {
        if (!years.isEmpty() && !years.contains(day.getYear())) {
            return day.plusYears(1).withDayOfYear(1);
        }
        return months.contains(day.getMonthValue())
                ? day.plusDays(1)
                : day.plusMonths(1).withDayOfMonth(1);
    }

    private boolean named(LocalDate day) {
        return (years.isEmpty() || years.contains(day.getYear()))
                && months.contains(day.getMonthValue())
                && days.name(day);
    }

    /** The first minute of a day from a minute on, or -1. */
    private int within(int least) {
        for (int hour : hours.tailSet(least / MINUTES)) {
            var minute = minutes.ceiling(Math.max(0, least - hour * MINUTES));
            if (minute != null) {
                return hour * MINUTES + minute;
            }
        }
        return -1;
    }
}
