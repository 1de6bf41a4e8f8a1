package io.unkai.wire.json;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.http.Headers;
import io.unkai.wire.protocol.DocumentCodec;
import io.unkai.wire.rest.BodyMembers;
import org.jspecify.annotations.Nullable;

/** JSON bodies: of REST-JSON, and of the events of AWS JSON. */
final class JsonDocuments implements DocumentCodec {
    static final String MEDIA_TYPE = "application/json";

    private final Notation notation;
    private final String mediaType;

    JsonDocuments(Notation notation, String mediaType) {
        this.notation = notation;
        this.mediaType = mediaType;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public boolean writesEmptyDocuments() {
        return true;
    }

    @Override
    public void checkMediaTypes(Operation<?, ?> operation, Headers headers, byte @Nullable [] body) {
        MediaTypes.check(operation, headers, body);
    }

    @Override
    public void readMembers(StructSchema schema, byte[] body, @Nullable Object[] values) {
        Json.readMembers(notation, schema, body, values);
    }

    @Override
    public @Nullable Object readPayload(Member member, byte[] body) {
        return Json.readValue(notation, member, body);
    }

    @Override
    public byte[] writeMembers(Operation<?, ?> operation, Struct value) {
        return Json.write(generator -> {
            generator.writeStartObject();
            new ValueWriter(generator, notation).members(value, BodyMembers::inResponse);
            generator.writeEndObject();
        });
    }

    @Override
    public byte[] writePayload(Operation<?, ?> operation, Member member, Object value) {
        return Json.write(generator -> new ValueWriter(generator, notation).value(member, value));
    }
}
