package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.CreateRule;
import io.unkai.api.dlm.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a schedule is due, in UTC. */
sealed interface Timetable {
    /** The first moment after another at which it is due, or null where there is none. */
    @Nullable
    Instant next(Instant after);

    /** The timetable of a schedule that was checked. */
    static Timetable of(Schedule schedule) {
        var rule = Objects.requireNonNull(schedule.createRule(), "a schedule has a rule");
        return rule.cronExpression() == null ? everyHours(rule) : new AsCronSays(Cron.parse(rule.cronExpression()));
    }

    private static Timetable everyHours(CreateRule rule) {
        var times = Objects.requireNonNullElse(rule.times(), List.<String>of());
        var first = LocalTime.parse(times.isEmpty() ? Every.USUAL : times.getFirst());
        return new Every(Objects.requireNonNullElse(rule.interval(), Every.DAY), first);
    }

    /**
     * Every so many hours, which a day has a whole number of.
     *
     * @param first a time of day at which it is due
     */
    record Every(int hours, LocalTime first) implements Timetable {
        static final int DAY = 24;
        static final String USUAL = "09:00";
        private static final long HOUR = 3600;

        @Override
        public Instant next(Instant after) {
            long period = hours * HOUR;
            long shift = first.toSecondOfDay() % period;
            long turn = Math.floorDiv(after.getEpochSecond() - shift, period) + 1;
            return Instant.ofEpochSecond(turn * period + shift);
        }
    }

    /** At the times of a cron expression. */
    record AsCronSays(Cron cron) implements Timetable {
        @Override
        public @Nullable Instant next(Instant after) {
            return cron.next(after);
        }
    }
}
