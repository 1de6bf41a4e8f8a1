package io.unkai.services.compute.dlm;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The days that a cron expression names: of the month or of the week, the other of which is {@code ?}.
 *
 * @param ofMonth from 1
 * @param last whether the last of the month is named
 * @param ofWeek from 1, which is Sunday
 * @param nth which of its weekday in the month; 0 for each, -1 for the last
 */
record CronDays(NavigableSet<Integer> ofMonth, boolean last, NavigableSet<Integer> ofWeek, int nth) {
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int WEEK = 7;

    static CronDays of(String ofMonth, String ofWeek) {
        if (ofMonth.equals("?") == ofWeek.equals("?")) {
            throw DlmErrors.invalid("Invalid cron expression: one of day-of-month and day-of-week must be ?.");
        }
        if (ofWeek.equals("?")) {
            boolean last = ofMonth.equals("L");
            return new CronDays(
                    last ? new TreeSet<>() : CronField.of(ofMonth, 1, 31, List.of()), last, new TreeSet<>(), 0);
        }
        int hash = ofWeek.indexOf('#');
        if (hash > 0) {
            int nth = CronField.number(ofWeek.substring(hash + 1), List.of(), 1, 5, ofWeek);
            return new CronDays(new TreeSet<>(), false, one(ofWeek.substring(0, hash)), nth);
        }
        if (ofWeek.endsWith("L") && ofWeek.length() > 1) {
            return new CronDays(new TreeSet<>(), false, one(ofWeek.substring(0, ofWeek.length() - 1)), -1);
        }
        return new CronDays(
                new TreeSet<>(), false, ofWeek.equals("L") ? one("7") : CronField.of(ofWeek, 1, WEEK, DAYS), 0);
    }

    private static NavigableSet<Integer> one(String day) {
        return new TreeSet<>(List.of(CronField.number(day, DAYS, 1, WEEK, day)));
    }

    /** Whether it names a day. */
    boolean name(LocalDate day) {
        int date = day.getDayOfMonth();
        if (last) {
            return date == day.lengthOfMonth();
        }
        if (ofWeek.isEmpty()) {
            return ofMonth.contains(date);
        }
        boolean weekday = ofWeek.contains(day.getDayOfWeek().getValue() % WEEK + 1);
        return weekday
                && switch (nth) {
                    case 0 -> true;
                    case -1 -> date > day.lengthOfMonth() - WEEK;
                    default -> (date - 1) / WEEK + 1 == nth;
                };
    }
}
