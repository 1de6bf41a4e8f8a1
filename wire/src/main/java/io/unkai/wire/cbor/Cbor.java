package io.unkai.wire.cbor;

import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.json.Notation;
import io.unkai.wire.json.ValueReader;
import io.unkai.wire.protocol.Limits;
import io.unkai.wire.protocol.Malformed;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.cbor.CBORFactory;

/** CBOR documents within our limits. */
final class Cbor {
    static final Notation NOTATION = new CborNotation();

    private static final CBORFactory FACTORY = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(Limits.STRING_CHARS)
                    .maxNumberLength(Limits.NUMBER_CHARS)
                    .maxNameLength(Limits.NAME_CHARS)
                    .build())
            .build();

    private Cbor() {}

    /** Reads a map as a structure's members. */
    static void readMembers(StructSchema schema, byte[] body, @Nullable Object[] values) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            new ValueReader(parser, NOTATION).members(schema, values);
        } catch (JacksonException e) {
            throw Malformed.serialization("The request body is not valid CBOR");
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
