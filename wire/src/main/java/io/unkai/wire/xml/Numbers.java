package io.unkai.wire.xml;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as text, read more strictly than the JDK does: ASCII digits only, no hexadecimal, no type suffix. */
final class Numbers {
    /** Longest number read, in characters; the widest long has 20 and the longest useful decimal is far below. */
    private static final int MAX_TEXT = 400;

    /** Largest power of ten read, so that nobody can make us write a number out with a billion zeros. */
    private static final int MAX_SCALE = 1_000;

    private Numbers() {}

    /** @throws NumberFormatException if it is no whole number between the bounds */
    static long whole(String text, long min, long max) {
        allow(text, "0123456789-");
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    static BigInteger bigInteger(String text) {
        allow(text, "0123456789-");
        return new BigInteger(text);
    }

    static BigDecimal decimal(String text) {
        allow(text, "0123456789-+.eE");
        var value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    static double floating(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                allow(text, "0123456789-+.eE");
                yield Double.parseDouble(text);
            }
        };
    }

    private static void allow(String text, String characters) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw new NumberFormatException("wrong length");
        }
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException("wrong character");
            }
        }
    }
}
