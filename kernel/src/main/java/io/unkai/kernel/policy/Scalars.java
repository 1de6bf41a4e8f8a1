package io.unkai.kernel.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and dates of conditions, read strictly. */
final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
    private static final Pattern EPOCH = Pattern.compile("-?[0-9]{5,18}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_DATE = 40;

    private Scalars() {}

    /** A whole or decimal number; null where the text is none. */
    static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** An ISO 8601 date, with or without time, or seconds since 1970; null where the text is none. */
    static @Nullable Instant date(String text) {
        if (text.length() > MAX_DATE) {
            return null;
        }
        try {
            return parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether a text is a date. */
    static boolean isDate(String text) {
        return date(text) != null;
    }

    private static Instant parse(String text) {
        if (EPOCH.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (YEAR.matcher(text).matches()) {
            return midnight(text + "-01-01");
        }
        if (MONTH.matcher(text).matches()) {
            return midnight(text + "-01");
        }
        return DAY.matcher(text).matches()
                ? midnight(text)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
