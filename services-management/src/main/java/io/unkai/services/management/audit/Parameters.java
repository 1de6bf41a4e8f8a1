package io.unkai.services.management.audit;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes inputs and outputs as events show them: without bodies, with secrets hidden, within a size. */
final class Parameters {
    /** Most characters of one input or output; a larger one is left out. */
    static final int MAX_CHARS = 100_000;

    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
    /** Secrets that the models do not mark. */
    private static final Set<String> SECRETS =
            Set.of("SecretAccessKey", "SessionToken", "Password", "OldPassword", "NewPassword", "SSECustomerKey");

    private final ServiceModel service;
    private final JsonGenerator json;
    private int left = MAX_CHARS;

    private Parameters(ServiceModel service, JsonGenerator json) {
        this.service = service;
        this.json = json;
    }

    /** An object, or {@code null} where nothing is set. */
    static String json(ServiceModel service, @Nullable Struct struct, String what) {
        if (struct == null) {
            return "null";
        }
        var text = new StringWriter();
        // Closed only at the end: what is given up half way is thrown away.
        var json = EventJson.generator(text);
        try {
            new Parameters(service, json).struct(struct);
        } catch (TooLargeException e) {
            return "{\"omitted\":true,\"reason\":\"" + what + " too large\"}";
        }
        json.close();
        return text.toString().equals("{}") ? "null" : text.toString();
    }

    private void struct(Struct struct) {
        json.writeStartObject();
        for (var member : struct.schema().members()) {
            var value = struct.member(member.index());
            if (value != null && shown(member, value)) {
                name(EventNames.member(service, member.name()));
                value(member, value);
            }
        }
        json.writeEndObject();
    }

    private static boolean shown(Member member, Object value) {
        return !member.traits().is(Flag.STREAMING)
                && !member.traits().is(Flag.EVENT_STREAM)
                && !(value instanceof Blob);
    }

    private void name(String name) {
        spend(name.length());
        json.writeName(name);
    }

    private void value(Member member, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (member.traits().is(Flag.SENSITIVE) || SECRETS.contains(member.name())) {
            text(HIDDEN);
        } else {
            switch (value) {
                case Struct struct -> struct(struct);
                case List<?> list -> list(((ListSchema) member.target()).element(), list);
                case Map<?, ?> map -> map(((MapSchema) member.target()).value(), map);
                case Boolean bool -> json.writeBoolean(bool);
                case Integer number -> json.writeNumber(number);
                case Long number -> json.writeNumber(number);
                case Instant time -> text(EventJson.time(time));
                default -> text(value.toString());
            }
        }
    }

    private void list(Member element, List<?> list) {
        json.writeStartArray();
        list.forEach(value -> value(element, value));
        json.writeEndArray();
    }

    private void map(Member element, Map<?, ?> map) {
        json.writeStartObject();
        map.forEach((key, value) -> {
            name((String) key);
            value(element, value);
        });
        json.writeEndObject();
    }

    private void text(String text) {
        spend(text.length());
        json.writeString(text);
    }

    private void spend(int chars) {
        left -= chars + 1;
        if (left < 0) {
            throw new TooLargeException();
        }
    }

    /** There is more than fits. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLargeException() {
            super("more than " + MAX_CHARS + " characters", null, false, false);
        }
    }
}
