package io.unkai.wire.xml;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.wire.protocol.TextValues;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values without parts as text in XML and in query parameters, where AWS reads more than it writes: white space around values,
 * booleans in any case, date-times with any offset, with none, and dates alone. Timestamps default to date-time.
 */
public enum Scalars {
    /** Instants on a whole second are written without a fraction. */
    STANDARD,
    /** Date-times always carry three digits of fraction. */
    MILLIS;

    private static final DateTimeFormatter THREE_DIGITS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The text of a value that has the Java type of the member's shape. */
    public String write(Member member, Object value) {
        // Before the others: most values are texts, and asking what else they are takes longer than writing them.
        if (value instanceof String text) {
            return text;
        }
        return this == MILLIS && value instanceof Instant instant && isDateTime(member)
                ? threeDigits(instant)
                : TextValues.format(member, TimestampFormat.DATE_TIME, value);
    }

    /** The same as the formatter's, for the years that have four digits. */
    private static String threeDigits(Instant instant) {
        var time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 1000 || time.getYear() > 9999) {
            return THREE_DIGITS.format(instant);
        }
        var text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);
        digits(text, 0, 4, time.getYear());
        digits(text, 5, 2, time.getMonthValue());
        digits(text, 8, 2, time.getDayOfMonth());
        digits(text, 11, 2, time.getHour());
        digits(text, 14, 2, time.getMinute());
        digits(text, 17, 2, time.getSecond());
        digits(text, 20, 3, time.getNano() / 1_000_000);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void digits(byte[] text, int from, int count, int number) {
        for (int at = from + count - 1, left = number; at >= from; at--, left /= 10) {
            text[at] = (byte) ('0' + left % 10);
        }
    }

    /**
     * The value of a text, with the Java type of the member's shape.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public Object read(Member member, String text) {
        try {
            return switch (member.target().type()) {
                case STRING -> text;
                case BOOLEAN -> parse(member, text.strip().toLowerCase(Locale.ROOT));
                case TIMESTAMP -> isDateTime(member) ? dateTime(text.strip()) : parse(member, text.strip());
                case BLOB -> parse(member, withoutSpace(text));
                default -> parse(member, text.strip());
            };
        } catch (ApiException | DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object parse(Member member, String text) {
        return TextValues.parse(member, TimestampFormat.DATE_TIME, text);
    }

    private static boolean isDateTime(Member member) {
        return member.target().type() == ShapeType.TIMESTAMP
                && TextValues.format(member, TimestampFormat.DATE_TIME) == TimestampFormat.DATE_TIME;
    }

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

    private static String withoutSpace(String text) {
        boolean spaced = text.chars().anyMatch(c -> c <= ' ');
        return spaced ? text.replaceAll("[ \t\r\n]", "") : text;
    }
}
