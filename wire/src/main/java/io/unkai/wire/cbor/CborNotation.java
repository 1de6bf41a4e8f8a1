package io.unkai.wire.cbor;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.json.Notation;
import io.unkai.wire.json.Numbers;
import io.unkai.wire.json.ValueReader;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.cbor.CBORGenerator;

/** CBOR: bytes are bytes, instants are tagged seconds, every floating-point number has a token. */
final class CborNotation implements Notation {
    private static final int EPOCH_TAG = 1;

    @Override
    public String name(Member member) {
        return member.name();
    }

    @Override
    public @Nullable Member member(StructSchema schema, String name) {
        return schema.member(name);
    }

    @Override
    public Blob readBlob(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw ValueReader.unexpected(parser, ShapeType.BLOB);
        }
        return Blob.wrap(parser.getBinaryValue());
    }

    @Override
    public Instant readTimestamp(Member member, JsonParser parser) {
        try {
            return Timestamps.instant(Numbers.decimal(parser));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw Malformed.serialization("NUMBER_VALUE can not be converted to Timestamp");
        }
    }

    @Override
    public double readDouble(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> Numbers.decimal(parser).doubleValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case null, default -> throw ValueReader.unexpected(parser, ShapeType.DOUBLE);
        };
    }

    @Override
    public boolean isInteger(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    @Override
    public void writeBlob(JsonGenerator generator, Blob blob) {
        generator.writeBinary(blob.shared());
    }

    @Override
    public void writeTimestamp(JsonGenerator generator, Member member, Instant instant) {
        ((CBORGenerator) generator).writeTag(EPOCH_TAG);
        var seconds = Timestamps.seconds(instant);
        if (seconds.scale() == 0) {
            generator.writeNumber(seconds.longValueExact());
        } else {
            generator.writeNumber(seconds.doubleValue());
        }
    }

    @Override
    public void writeFloating(JsonGenerator generator, Number value) {
        if (value instanceof Float narrow) {
            generator.writeNumber(narrow);
        } else {
            generator.writeNumber(value.doubleValue());
        }
    }
}
