package io.unkai.wire.json;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.Limits;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON documents within our limits. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(Limits.STRING_CHARS)
                    .maxNumberLength(Limits.NUMBER_CHARS)
                    .maxNameLength(Limits.NAME_CHARS)
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** Reads an object as a structure's members. */
    static void readMembers(Notation notation, StructSchema schema, byte[] body, @Nullable Object[] values) {
        read(notation, body, reader -> {
            reader.members(schema, values);
            return null;
        });
    }

    /** Reads one value. */
    static @Nullable Object readValue(Notation notation, Member member, byte[] body) {
        return read(notation, body, reader -> reader.document(member));
    }

    private static @Nullable Object read(
            Notation notation, byte[] body, Function<ValueReader, @Nullable Object> reading) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), Utf8.decode(body))) {
            return reading.apply(new ValueReader(parser, notation));
        } catch (JacksonException e) {
            throw Malformed.serialization("The request body is not valid JSON");
        }
    }

    /** Writes a document. */
    static byte[] write(Consumer<JsonGenerator> writing) {
        var out = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            writing.accept(generator);
        }
        return out.toByteArray();
    }
}
