package io.unkai.wire.vectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/** CBOR as a plain tree; numbers compare by value, whatever their width. */
final class CborTree {
    private static final CBORFactory CBOR = new CBORFactory();

    private CborTree() {}

    static @Nullable Object of(byte[] bytes) {
        try (var parser = CBOR.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_EMBEDDED_OBJECT -> "bytes " + HexFormat.of().formatHex(parser.getBinaryValue());
            case VALUE_NUMBER_INT -> new BigDecimal(parser.getBigIntegerValue()).stripTrailingZeros();
            case VALUE_NUMBER_FLOAT -> decimal(parser.getDoubleValue());
            case null, default -> throw new AssertionError("unexpected " + parser.currentToken());
        };
    }

    private static Object decimal(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).stripTrailingZeros() : (Object) value;
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) {
        var map = new TreeMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
