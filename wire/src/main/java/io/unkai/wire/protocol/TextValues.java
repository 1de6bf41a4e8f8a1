package io.unkai.wire.protocol;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.TimestampFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.regex.Pattern;

/** Values without parts as text: in headers, labels, queries, forms and XML. */
public final class TextValues {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private TextValues() {}

    /**
     * Reads a value.
     *
     * @param member what it is a value of; its own timestamp format wins
     * @param timestamps the format of timestamps in this place
     * @throws io.unkai.kernel.error.ApiException if the text is no such value
     */
    public static Object parse(Member member, TimestampFormat timestamps, String text) {
        try {
            return switch (member.target().type()) {
                case BOOLEAN -> bool(text);
                case BYTE -> integer(text).byteValueExact();
                case SHORT -> integer(text).shortValueExact();
                case INTEGER -> integer(text).intValueExact();
                case LONG -> integer(text).longValueExact();
                case BIG_INTEGER -> integer(text);
                case FLOAT -> (float) decimal(text);
                case DOUBLE -> decimal(text);
                case BIG_DECIMAL -> bigDecimal(text);
                case STRING -> text;
                case BLOB -> Base64Text.decode(text);
                case TIMESTAMP -> Timestamps.parse(format(member, timestamps), text);
                case DOCUMENT, LIST, MAP, STRUCTURE, UNION -> throw parts(member);
            };
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw Malformed.serialization("'" + Excerpt.of(text) + "' can not be converted to "
                    + name(member.target().type()));
        }
    }

    /** Writes a value. */
    public static String format(Member member, TimestampFormat timestamps, Object value) {
        return switch (value) {
            case Float number -> number((double) number, number.toString());
            case Double number -> number(number, number.toString());
            case BigDecimal number -> number.toPlainString();
            case Blob blob -> Base64Text.encode(blob);
            case Instant instant -> Timestamps.format(format(member, timestamps), instant);
            default -> value.toString();
        };
    }

    /** The format of a member's timestamps: its own, or that of the place. */
    public static TimestampFormat format(Member member, TimestampFormat place) {
        var own = member.traits().timestamp();
        return own == null ? place : own;
    }

    /** A type's name as AWS's messages have it. */
    public static String name(ShapeType type) {
        return switch (type) {
            case BOOLEAN -> "Boolean";
            case BYTE -> "Byte";
            case SHORT -> "Short";
            case INTEGER -> "Integer";
            case LONG -> "Long";
            case FLOAT -> "Float";
            case DOUBLE -> "Double";
            case BIG_INTEGER -> "BigInteger";
            case BIG_DECIMAL -> "BigDecimal";
            case STRING -> "String";
            case BLOB -> "Blob";
            case TIMESTAMP -> "Timestamp";
            case DOCUMENT -> "Document";
            case LIST -> "List";
            case MAP -> "Map";
            case STRUCTURE -> "Structure";
            case UNION -> "Union";
        };
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static BigInteger integer(String text) {
        if (text.length() > Limits.NUMBER_CHARS || !INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigInteger(text);
    }

    private static double decimal(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> bigDecimal(text).doubleValue();
        };
    }

    private static BigDecimal bigDecimal(String text) {
        if (text.length() > Limits.NUMBER_CHARS || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text);
    }

    /** Whole numbers without the fraction that Java prints. */
    private static String number(double value, String text) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static IllegalStateException parts(Member member) {
        return new IllegalStateException(member + " has parts and is no text");
    }
}
