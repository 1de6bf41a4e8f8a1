package io.unkai.wire.json;

import io.unkai.kernel.schema.Member;
import io.unkai.wire.protocol.Errors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The document of an error: its type where the protocol puts it there, its message, its members. */
public final class JsonErrors {
    private JsonErrors() {}

    /**
     * Writes the document.
     *
     * @param type the value of {@code __type}, or null where a header carries it
     * @param members the members of a modelled error that belong into the document
     */
    public static void write(
            JsonGenerator generator,
            Notation notation,
            Errors error,
            @Nullable String type,
            Predicate<Member> members) {
        generator.writeStartObject();
        if (type != null) {
            generator.writeStringProperty("__type", type);
        }
        var message = error.extraMessage();
        if (message != null) {
            var member = error.messageMember();
            generator.writeStringProperty(member == null ? "message" : notation.name(member), message);
        }
        var body = error.body();
        if (body != null) {
            new ValueWriter(generator, notation).members(body, members);
        }
        error.exception().details().forEach(generator::writeStringProperty);
        generator.writeEndObject();
    }
}
