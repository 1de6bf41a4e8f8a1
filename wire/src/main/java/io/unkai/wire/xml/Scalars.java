package io.unkai.wire.xml;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.TimestampFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/** Values without parts as text, the same in XML and in query parameters. Timestamps default to date-time. */
public enum Scalars {
    /** Instants on a whole second are written without a fraction. */
    STANDARD(false),
    /** Date-times always carry three digits of fraction. */
    MILLIS(true);

    private final boolean alwaysMillis;

    Scalars(boolean alwaysMillis) {
        this.alwaysMillis = alwaysMillis;
    }

    /** The text of a value that has the Java type of the member's shape. */
    public String write(Member member, Object value) {
        return switch (value) {
            case Blob blob -> Base64.getEncoder().encodeToString(blob.shared());
            case Instant instant -> Timestamps.write(instant, format(member), alwaysMillis);
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    /**
     * The value of a text, with the Java type of the member's shape.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public Object read(Member member, String text) {
        return switch (member.target().type()) {
            case STRING -> text;
            case BOOLEAN -> bool(text.strip());
            case BYTE -> (byte) Numbers.whole(text.strip(), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> (short) Numbers.whole(text.strip(), Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> (int) Numbers.whole(text.strip(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> Numbers.whole(text.strip(), Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> (float) Numbers.floating(text.strip());
            case DOUBLE -> Numbers.floating(text.strip());
            case BIG_INTEGER -> Numbers.bigInteger(text.strip());
            case BIG_DECIMAL -> Numbers.decimal(text.strip());
            case BLOB -> Blob.wrap(Base64.getDecoder().decode(unwrapped(text)));
            case TIMESTAMP -> Timestamps.read(text.strip(), format(member));
            case DOCUMENT, LIST, MAP, STRUCTURE, UNION ->
                throw new IllegalArgumentException(member + " is not a simple value");
        };
    }

    private static boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("not a boolean");
    }

    private static String unwrapped(String text) {
        boolean wrapped = text.chars().anyMatch(c -> c <= ' ');
        return wrapped ? text.replaceAll("[ \t\r\n]", "") : text;
    }

    private static TimestampFormat format(Member member) {
        return Objects.requireNonNullElse(member.traits().timestamp(), TimestampFormat.DATE_TIME);
    }
}
