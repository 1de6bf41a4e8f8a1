package io.unkai.wire.xml;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes values as XML by their schemas. Members that are not set are left out; empty lists and maps are empty elements. */
public final class XmlEncoder {
    /** Every member. */
    public static final Predicate<Member> ALL = member -> true;

    private final Scalars scalars;

    /** @param scalars how simple values are written */
    public XmlEncoder(Scalars scalars) {
        this.scalars = scalars;
    }

    /**
     * Writes a structure's attributes, then its elements, into the element that was just opened.
     *
     * @param which the members of this structure to write; nested ones are written whole
     */
    public void content(XmlWriter out, Struct value, Predicate<Member> which) {
        var shape = XmlShape.of(value.schema());
        for (var field : shape.attributes()) {
            var each = value.member(field.member().index());
            if (each != null && which.test(field.member())) {
                out.attribute(field.tags().name(), scalars.write(field.member(), each));
            }
        }
        for (var field : shape.elements()) {
            var each = value.member(field.member().index());
            if (each != null && which.test(field.member())) {
                member(out, field, each);
            }
        }
    }

    private void member(XmlWriter out, XmlShape.Field field, Object value) {
        var member = field.member();
        if (field.simple()) {
            out.element(field.tags(), scalars.write(member, value));
        } else if (!member.traits().is(Flag.FLATTENED)) {
            element(out, field.tags().name(), field.namespace(), member, value);
        } else if (value instanceof List<?> list && member.target() instanceof ListSchema schema) {
            var own = field.namespace();
            var namespace = own == null ? schema.element().traits().xmlNamespace() : own;
            for (var each : list) {
                element(out, field.tags().name(), namespace, schema.element(), each);
            }
        } else if (value instanceof Map<?, ?> map && member.target() instanceof MapSchema schema) {
            map.forEach((key, each) -> entry(out, field.tags().name(), member, schema, key, each));
        } else {
            element(out, field.tags().name(), field.namespace(), member, value);
        }
    }

    /** Writes an element with a namespace to declare, or none, and a value of the member's type. */
    void element(XmlWriter out, String name, @Nullable XmlName namespace, Member typed, @Nullable Object value) {
        out.start(name).namespace(namespace);
        if (value != null) {
            value(out, typed, value);
        }
        out.end(name);
    }

    private void element(XmlWriter out, Member member, @Nullable Object value) {
        element(out, XmlNames.of(member), member.traits().xmlNamespace(), member, value);
    }

    private void value(XmlWriter out, Member typed, Object value) {
        switch (value) {
            case Struct struct -> content(out, struct, ALL);
            case List<?> list
            when typed.target() instanceof ListSchema schema -> {
                var element = schema.element();
                for (var each : list) {
                    element(out, element, each);
                }
            }
            case Map<?, ?> map
            when typed.target() instanceof MapSchema schema ->
                map.forEach((key, each) -> entry(out, XmlNames.ENTRY, null, schema, key, each));
            default -> out.text(scalars.write(typed, value));
        }
    }

    private void entry(
            XmlWriter out, String name, @Nullable Member named, MapSchema schema, Object key, @Nullable Object value) {
        out.start(name).namespace(named == null ? null : named.traits().xmlNamespace());
        element(out, schema.key(), key);
        element(out, schema.value(), value);
        out.end(name);
    }
}
