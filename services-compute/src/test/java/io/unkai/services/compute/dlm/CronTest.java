package io.unkai.services.compute.dlm;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When schedules are due. */
class CronTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 12 * * ? *)         | 2026-11-22T11:59:59Z | 2026-11-22T12:00:00Z",
                "cron(0 12 * * ? *)         | 2026-11-22T12:00:00Z | 2026-11-23T12:00:00Z",
                "cron(15,45 */6 * * ? *)    | 2026-11-22T12:20:00Z | 2026-11-22T12:45:00Z",
                "cron(15 8-10 ? * MON-FRI *)| 2026-11-22T10:00:00Z | 2026-11-23T08:15:00Z",
                "cron(0 0 L * ? *)          | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z",
                "cron(0 0 29 2 ? *)         | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "cron(0 0 29 2 ? *)         | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
                "cron(0 5 ? * 6L *)         | 2026-11-22T00:00:00Z | 2026-11-27T05:00:00Z",
                "cron(0 5 ? * 2#1 *)        | 2026-11-22T00:00:00Z | 2026-12-07T05:00:00Z",
                "cron(0 5 1 JAN ? 2031)     | 2026-11-22T00:00:00Z | 2031-01-01T05:00:00Z",
                "cron(0 5 1 1 ? 2027,2060)  | 2027-11-22T00:00:00Z | 2060-01-01T05:00:00Z",
                "cron(5/20 23 * * ? *)      | 2026-12-31T23:45:00Z | 2027-01-01T23:05:00Z",
            })
    void namesMoments(String expression, Instant after, Instant next) {
        assertThat(Cron.parse(expression).next(after)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 12 * * * *)",
                "cron(0 12 ? * ? *)",
                "cron(60 12 * * ? *)",
                "cron(0 12 * 13 ? *)",
                "cron(0 12 * FOO ? *)",
                "cron(0 9-3 * * ? *)",
                "cron(0/0 9 * * ? *)",
                "cron(0 12 * * ?)",
                "cron(99999999999 1 * * ? *)",
                "rate(1 hour)",
            })
    void refusesWhatIsNone(String expression) {
        assertThat(refusal(() -> Cron.parse(expression))).isEqualTo("InvalidRequestException");
    }

    @Test
    void whatIsOverNeverComes() {
        assertThat(Cron.parse("cron(0 0 1 1 ? 2020)").next(Instant.parse("2026-01-01T00:00:00Z")))
                .isNull();
        assertThat(Cron.parse("cron(0 0 31 2 ? *)").next(Instant.parse("2026-01-01T00:00:00Z")))
                .isNull();
    }

    @Test
    void hoursAreCountedFromTheTimeOfDay() {
        var table = new Timetable.Every(8, LocalTime.parse("09:30"));
        assertThat(table.next(Instant.parse("2026-11-22T01:29:59Z"))).isEqualTo(Instant.parse("2026-11-22T01:30:00Z"));
        assertThat(table.next(Instant.parse("2026-11-22T01:30:00Z"))).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
    }
}
