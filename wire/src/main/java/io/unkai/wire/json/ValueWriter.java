package io.unkai.wire.json;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Document;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.protocol.Defaults;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes values as tokens, led by their schema. */
public final class ValueWriter {
    private final JsonGenerator generator;
    private final Notation notation;

    public ValueWriter(JsonGenerator generator, Notation notation) {
        this.generator = generator;
        this.notation = notation;
    }

    /** Writes the chosen members of a structure, without the brackets around them. */
    public void members(Struct struct, Predicate<Member> chosen) {
        boolean union = struct.schema().type() == ShapeType.UNION;
        for (var member : struct.schema().members()) {
            var own = struct.member(member.index());
            var value = union ? own : Defaults.or(member, own);
            if (value != null && chosen.test(member)) {
                generator.writeName(notation.name(member));
                value(member, value);
            }
        }
    }

    /** Writes one value; null only in sparse lists and maps. */
    public void value(Member member, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Struct struct -> {
                generator.writeStartObject();
                members(struct, any -> true);
                generator.writeEndObject();
            }
            case List<?> list -> list(((ListSchema) member.target()).element(), list);
            case Map<?, ?> map -> map(((MapSchema) member.target()).value(), map);
            case Document document -> Documents.write(generator, document.value());
            case Blob blob -> notation.writeBlob(generator, blob);
            case Instant instant -> notation.writeTimestamp(generator, member, instant);
            default -> simple(value);
        }
    }

    private void list(Member element, List<?> list) {
        generator.writeStartArray();
        list.forEach(value -> value(element, value));
        generator.writeEndArray();
    }

    private void map(Member element, Map<?, ?> map) {
        generator.writeStartObject();
        map.forEach((key, value) -> {
            generator.writeName((String) key);
            value(element, value);
        });
        generator.writeEndObject();
    }

    private void simple(Object value) {
        switch (value) {
            case Boolean bool -> generator.writeBoolean(bool);
            case String text -> generator.writeString(text);
            case BigDecimal number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Double number -> notation.writeFloating(generator, number);
            case Float number -> notation.writeFloating(generator, number);
            case Number number -> generator.writeNumber(number.longValue());
            default -> throw new IllegalArgumentException("no value of a shape: " + value.getClass());
        }
    }
}
