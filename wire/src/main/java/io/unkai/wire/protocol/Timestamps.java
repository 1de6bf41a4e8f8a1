package io.unkai.wire.protocol;

import io.unkai.kernel.schema.TimestampFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as text, to the millisecond when written and to the nanosecond when read. */
public final class Timestamps {
    private static final int EPOCH_CHARS = 40;
    private static final Pattern EPOCH = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter HTTP_DATE = new DateTimeFormatterBuilder()
            .appendPattern("EEE, dd MMM uuuu HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral(" GMT")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /**
     * Reads an instant.
     *
     * @throws io.unkai.kernel.error.ApiException if the text is not in that format
     */
    public static Instant parse(TimestampFormat format, String text) {
        try {
            return switch (format) {
                case DATE_TIME -> LocalDateTime.parse(text, DATE_TIME).toInstant(ZoneOffset.UTC);
                case HTTP_DATE -> LocalDateTime.parse(text, HTTP_DATE).toInstant(ZoneOffset.UTC);
                case EPOCH_SECONDS -> epoch(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw Malformed.serialization("Invalid timestamp: " + Excerpt.of(text));
        }
    }

    private static Instant epoch(String text) {
        if (text.length() > EPOCH_CHARS || !EPOCH.matcher(text).matches()) {
            throw new DateTimeException(text);
        }
        return instant(new BigDecimal(text));
    }

    /**
     * An instant from seconds since 1970.
     *
     * @throws ArithmeticException or {@link DateTimeException} if it is out of range
     */
    public static Instant instant(BigDecimal seconds) {
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        var nanos = seconds.subtract(whole).movePointRight(9).setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValueExact());
    }

    /** Writes an instant. */
    public static String format(TimestampFormat format, Instant instant) {
        var time = instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        return switch (format) {
            case DATE_TIME -> DATE_TIME.format(time);
            case HTTP_DATE -> HTTP_DATE.format(time.truncatedTo(ChronoUnit.SECONDS));
            case EPOCH_SECONDS -> seconds(instant).toPlainString();
        };
    }

    /** Seconds since 1970 to the millisecond, without trailing zeros. */
    public static BigDecimal seconds(Instant instant) {
        var seconds = BigDecimal.valueOf(instant.truncatedTo(ChronoUnit.MILLIS).toEpochMilli(), 3);
        var stripped = seconds.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
