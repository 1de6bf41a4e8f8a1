package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.CrossRegionCopyRule;
import io.unkai.api.dlm.RetainRule;
import io.unkai.api.dlm.Schedule;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How long a schedule keeps what it makes.
 *
 * @param count how many of each volume, or 0 where age counts
 * @param age how long, or null where the number counts
 */
record Retention(int count, @Nullable Period age) {
    /** The longest that there is: a hundred years. */
    private static final Period LONGEST = Period.ofYears(100);

    static Retention of(Schedule schedule) {
        var rule = schedule.retainRule();
        if (rule == null) {
            throw DlmErrors.missing("RetainRule");
        }
        if (rule.count() != null && rule.interval() != null) {
            throw DlmErrors.exclusive("Count", "Interval");
        }
        if (rule.count() == null) {
            return new Retention(0, age(rule));
        }
        if (rule.count() == 0) {
            throw DlmErrors.invalid("A count of 0 is for schedules with an archive rule only.");
        }
        return new Retention(rule.count(), null);
    }

    private static Period age(RetainRule rule) {
        if (rule.interval() == null || rule.intervalUnit() == null) {
            throw DlmErrors.missing(rule.intervalUnit() == null && rule.interval() != null ? "IntervalUnit" : "Count");
        }
        return age(rule.interval(), rule.intervalUnit());
    }

    /** When a copy that is made at a moment is to be deleted, or null where it stays. */
    static @Nullable Instant end(CrossRegionCopyRule rule, Instant made) {
        var kept = rule.retainRule();
        if (kept == null) {
            return null;
        }
        if (kept.interval() == null || kept.intervalUnit() == null) {
            throw DlmErrors.missing(kept.interval() == null ? "Interval" : "IntervalUnit");
        }
        return new Retention(0, age(kept.interval(), kept.intervalUnit())).end(made);
    }

    private static Period age(int number, String unit) {
        int years = LONGEST.getYears();
        int most = switch (unit) {
            case "DAYS" -> years * 365;
            case "WEEKS" -> years * 52;
            case "MONTHS" -> years * 12;
            default -> years;
        };
        if (number < 1 || number > most) {
            throw DlmErrors.invalid("The retention interval must be between 1 and " + most + ' ' + unit + '.');
        }
        return switch (unit) {
            case "DAYS" -> Period.ofDays(number);
            case "WEEKS" -> Period.ofWeeks(number);
            case "MONTHS" -> Period.ofMonths(number);
            default -> Period.ofYears(number);
        };
    }

    /** When something made at a moment is to be deleted, or null where its age does not count. */
    @Nullable
    Instant end(Instant made) {
        return age == null ? null : made.atOffset(ZoneOffset.UTC).plus(age).toInstant();
    }
}
