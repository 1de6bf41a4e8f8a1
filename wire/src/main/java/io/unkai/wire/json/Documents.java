package io.unkai.wire.json;

import io.unkai.wire.protocol.Limits;
import io.unkai.wire.protocol.Malformed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Untyped data. */
public final class Documents {
    private Documents() {}

    static @Nullable Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Numbers.untyped(parser);
            case START_ARRAY -> list(parser);
            case START_OBJECT -> map(parser);
            case null, default -> throw Malformed.serialization("Unexpected value type in payload");
        };
    }

    private static List<@Nullable Object> list(JsonParser parser) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            checkSize(list.size());
            list.add(read(parser));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            checkSize(map.size());
            var key = parser.currentName();
            parser.nextToken();
            map.put(key, read(parser));
        }
        return Collections.unmodifiableMap(map);
    }

    private static void checkSize(int size) {
        if (size == Limits.ELEMENTS) {
            throw Malformed.serialization("More than " + Limits.ELEMENTS + " elements");
        }
    }

    static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Boolean bool -> generator.writeBoolean(bool);
            case String text -> generator.writeString(text);
            case BigDecimal number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.longValue());
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(element -> write(generator, element));
                generator.writeEndArray();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, element) -> {
                    generator.writeName((String) key);
                    write(generator, element);
                });
                generator.writeEndObject();
            }
            default -> throw new IllegalArgumentException("no untyped data: " + value.getClass());
        }
    }
}
