package io.unkai.wire.xml;

import io.unkai.kernel.schema.TimestampFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as text in the three formats of the models, to the millisecond. */
final class Timestamps {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** More digits than any instant has; longer texts are refused before they are parsed. */
    private static final int MAX_TEXT = 40;

    private Timestamps() {}

    static String write(Instant instant, TimestampFormat format, boolean alwaysMillis) {
        return switch (format) {
            case DATE_TIME -> (alwaysMillis || millis(instant) != 0 ? MILLIS : SECONDS).format(instant);
            case HTTP_DATE -> HTTP_DATE.format(instant);
            case EPOCH_SECONDS ->
                BigDecimal.valueOf(instant.getEpochSecond())
                        .add(BigDecimal.valueOf(millis(instant), 3))
                        .stripTrailingZeros()
                        .toPlainString();
        };
    }

    /** @throws IllegalArgumentException if it is no instant in that format */
    static Instant read(String text, TimestampFormat format) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("too long");
        }
        try {
            return switch (format) {
                case DATE_TIME -> dateTime(text);
                case HTTP_DATE -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
                case EPOCH_SECONDS -> epochSeconds(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int millis(Instant instant) {
        return instant.get(ChronoField.MILLI_OF_SECOND);
    }

    /** RFC 3339; like AWS also without a zone, which means UTC, and a date alone, which means its midnight. */
    private static Instant dateTime(String text) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Instant epochSeconds(String text) {
        var exact = Numbers.decimal(text);
        long seconds = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
        long nanos =
                exact.subtract(BigDecimal.valueOf(seconds)).movePointRight(9).longValue();
        return Instant.ofEpochSecond(seconds, nanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
