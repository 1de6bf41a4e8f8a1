package io.unkai.wire.json;

import io.unkai.kernel.schema.ShapeType;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.TextValues;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads numbers, refusing what does not fit. */
public final class Numbers {
    /** The greatest power of ten, either way; a larger one would make arithmetic a weapon. */
    private static final int SCALE = 10_000;

    private Numbers() {}

    static Object integer(JsonParser parser, Notation notation, ShapeType type) {
        if (!notation.isInteger(parser)) {
            throw ValueReader.unexpected(parser, type);
        }
        var value = parser.getBigIntegerValue();
        try {
            return switch (type) {
                case BYTE -> value.byteValueExact();
                case SHORT -> value.shortValueExact();
                case INTEGER -> value.intValueExact();
                case LONG -> value.longValueExact();
                default -> value;
            };
        } catch (ArithmeticException e) {
            throw Malformed.serialization("NUMBER_VALUE can not be converted to " + TextValues.name(type));
        }
    }

    /** The current token as an exact number. */
    public static BigDecimal decimal(JsonParser parser) {
        var token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw ValueReader.unexpected(parser, ShapeType.BIG_DECIMAL);
        }
        var value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > SCALE) {
            throw Malformed.serialization("Number out of range");
        }
        return value;
    }

    /** The current token as untyped data. */
    static Number untyped(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return decimal(parser);
        }
        var value = parser.getBigIntegerValue();
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? value.longValue() : (Number) value;
    }
}
