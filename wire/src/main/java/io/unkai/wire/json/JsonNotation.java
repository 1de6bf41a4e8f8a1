package io.unkai.wire.json;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.wire.protocol.Base64Text;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.TextValues;
import io.unkai.wire.protocol.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON: bytes in Base64, instants as seconds unless modelled otherwise, three numbers as strings. */
final class JsonNotation implements Notation {
    /** Members go by their name in the model: AWS JSON. */
    static final JsonNotation MODEL_NAMES = new JsonNotation(false);

    /** Members go by their wire name where they have one: REST-JSON. */
    static final JsonNotation WIRE_NAMES = new JsonNotation(true);

    private final boolean wireNames;

    private JsonNotation(boolean wireNames) {
        this.wireNames = wireNames;
    }

    @Override
    public String name(Member member) {
        var wireName = member.traits().wireName();
        return wireNames && wireName != null ? wireName : member.name();
    }

    @Override
    public @Nullable Member member(StructSchema schema, String name) {
        return wireNames ? schema.wireMember(name) : schema.member(name);
    }

    @Override
    public Blob readBlob(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ValueReader.unexpected(parser, ShapeType.BLOB);
        }
        return Base64Text.decode(parser.getString());
    }

    @Override
    public Instant readTimestamp(Member member, JsonParser parser) {
        var format = TextValues.format(member, TimestampFormat.EPOCH_SECONDS);
        if (format == TimestampFormat.EPOCH_SECONDS) {
            try {
                return Timestamps.instant(Numbers.decimal(parser));
            } catch (DateTimeException | ArithmeticException e) {
                throw Malformed.serialization("NUMBER_VALUE can not be converted to Timestamp");
            }
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ValueReader.unexpected(parser, ShapeType.TIMESTAMP);
        }
        return Timestamps.parse(format, parser.getString());
    }

    @Override
    public double readDouble(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return Numbers.decimal(parser).doubleValue();
        }
        return switch (parser.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw ValueReader.unexpected(parser, ShapeType.DOUBLE);
        };
    }

    @Override
    public boolean isInteger(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    @Override
    public void writeBlob(JsonGenerator generator, Blob blob) {
        generator.writeString(Base64Text.encode(blob));
    }

    @Override
    public void writeTimestamp(JsonGenerator generator, Member member, Instant instant) {
        var format = TextValues.format(member, TimestampFormat.EPOCH_SECONDS);
        if (format == TimestampFormat.EPOCH_SECONDS) {
            generator.writeNumber(Timestamps.seconds(instant));
        } else {
            generator.writeString(Timestamps.format(format, instant));
        }
    }

    @Override
    public void writeFloating(JsonGenerator generator, Number value) {
        double wide = value.doubleValue();
        if (!Double.isFinite(wide)) {
            generator.writeString(Double.toString(wide));
        } else if (value instanceof Float narrow) {
            generator.writeNumber(narrow);
        } else {
            generator.writeNumber(wide);
        }
    }
}
