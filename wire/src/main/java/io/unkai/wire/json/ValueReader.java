package io.unkai.wire.json;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Document;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.protocol.Limits;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.TextValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values from tokens, led by their schema. Types are never coerced. */
public final class ValueReader {
    private static final String TYPE_HINT = "__type";

    private final JsonParser parser;
    private final Notation notation;

    /** @param parser stands on the token before the first value */
    public ValueReader(JsonParser parser, Notation notation) {
        this.parser = parser;
        this.notation = notation;
    }

    /** Reads a whole document that must be an object, as the members of a structure that are carried in it. */
    public void members(StructSchema schema, @Nullable Object[] values) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw unexpected(ShapeType.STRUCTURE);
        }
        fields(schema, values);
        end();
    }

    /** Reads a whole document that is one value. */
    public @Nullable Object document(Member member) {
        parser.nextToken();
        var value = value(member);
        end();
        return value;
    }

    private void end() {
        if (parser.nextToken() != null) {
            throw Malformed.serialization("Unexpected data after the end of the document");
        }
    }

    private @Nullable Object value(Member member) {
        if (parser.currentToken() == JsonToken.VALUE_NULL && member.target() != SimpleSchema.DOCUMENT) {
            return null;
        }
        return switch (member.target()) {
            case StructSchema struct -> struct.type() == ShapeType.UNION ? union(struct) : structure(struct);
            case ListSchema list -> list(list);
            case MapSchema map -> map(map);
            case SimpleSchema simple -> simple(member, simple);
        };
    }

    private Struct structure(StructSchema schema) {
        expect(JsonToken.START_OBJECT, schema);
        var values = new @Nullable Object[schema.members().size()];
        fields(schema, values);
        Defaults.fill(schema, values);
        return schema.create(values);
    }

    /** Unknown members are skipped; of a repeated one the last wins. */
    private void fields(StructSchema schema, @Nullable Object[] values) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var member = notation.member(schema, parser.currentName());
            parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            } else {
                values[member.index()] = value(member);
            }
        }
    }

    private Struct union(StructSchema schema) {
        expect(JsonToken.START_OBJECT, schema);
        var values = new @Nullable Object[schema.members().size()];
        int set = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var member = notation.member(schema, name);
            parser.nextToken();
            if (member != null) {
                values[member.index()] = value(member);
                set += values[member.index()] == null ? 0 : 1;
            } else {
                set += parser.currentToken() == JsonToken.VALUE_NULL || name.equals(TYPE_HINT) ? 0 : 2;
                parser.skipChildren();
            }
        }
        if (set != 1) {
            throw Malformed.serialization("Exactly one known member of the union " + schema.name() + " must be set");
        }
        return schema.create(values);
    }

    private List<@Nullable Object> list(ListSchema schema) {
        expect(JsonToken.START_ARRAY, schema);
        var values = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(element(schema.element(), schema.sparse(), values.size()));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Map<String, @Nullable Object> map(MapSchema schema) {
        expect(JsonToken.START_OBJECT, schema);
        var values = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            parser.nextToken();
            values.put(key, element(schema.value(), schema.sparse(), values.size()));
        }
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Object element(Member member, boolean sparse, int before) {
        if (before == Limits.ELEMENTS) {
            throw Malformed.serialization("More than " + Limits.ELEMENTS + " elements");
        }
        var value = value(member);
        if (value == null && !sparse) {
            throw Malformed.serialization("null is not allowed in a list or map");
        }
        return value;
    }

    private Object simple(Member member, SimpleSchema schema) {
        return switch (schema) {
            case BOOLEAN -> bool();
            case STRING -> string();
            case BLOB -> notation.readBlob(parser);
            case TIMESTAMP -> notation.readTimestamp(member, parser);
            case FLOAT -> (float) notation.readDouble(parser);
            case DOUBLE -> notation.readDouble(parser);
            case BYTE, SHORT, INTEGER, LONG, BIG_INTEGER -> Numbers.integer(parser, notation, schema.type());
            case BIG_DECIMAL -> Numbers.decimal(parser);
            case DOCUMENT -> new Document(Documents.read(parser));
        };
    }

    private boolean bool() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw unexpected(ShapeType.BOOLEAN);
        };
    }

    private String string() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw unexpected(ShapeType.STRING);
        }
        return parser.getString();
    }

    private void expect(JsonToken token, Schema schema) {
        if (parser.currentToken() != token) {
            throw unexpected(schema.type());
        }
    }

    private ApiException unexpected(ShapeType wanted) {
        return unexpected(parser, wanted);
    }

    /** Refuses the current token where a value of a type is wanted. */
    public static ApiException unexpected(JsonParser parser, ShapeType wanted) {
        var found = parser.currentToken();
        var message = switch (found) {
            case START_OBJECT -> "Start of structure or map found where not expected.";
            case START_ARRAY -> "Start of list found where not expected";
            case VALUE_STRING -> "STRING_VALUE can not be converted to " + TextValues.name(wanted);
            case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + TextValues.name(wanted);
            case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + TextValues.name(wanted);
            case VALUE_NUMBER_INT -> "NUMBER_VALUE can not be converted to " + TextValues.name(wanted);
            case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE can not be converted to " + TextValues.name(wanted);
            case null, default -> "Unexpected value type in payload";
        };
        return Malformed.serialization(message);
    }
}
