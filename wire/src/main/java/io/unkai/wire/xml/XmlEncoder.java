package io.unkai.wire.xml;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
        each(value, which, (member, each) -> {
            if (member.traits().is(Flag.XML_ATTRIBUTE)) {
                out.attribute(XmlNames.of(member), scalars.write(member, each));
            }
        });
        each(value, which, (member, each) -> {
            if (!member.traits().is(Flag.XML_ATTRIBUTE)) {
                member(out, member, each);
            }
        });
    }

    private static void each(Struct value, Predicate<Member> which, BiConsumer<Member, Object> action) {
        for (var member : value.schema().members()) {
            var each = value.member(member.index());
            if (each != null && which.test(member)) {
                action.accept(member, each);
            }
        }
    }

    private void member(XmlWriter out, Member member, Object value) {
        if (!member.traits().is(Flag.FLATTENED)) {
            element(out, member, value);
        } else if (value instanceof List<?> list && member.target() instanceof ListSchema schema) {
            var own = member.traits().xmlNamespace();
            var namespace = own == null ? schema.element().traits().xmlNamespace() : own;
            for (var each : list) {
                element(out, XmlNames.of(member), namespace, schema.element(), each);
            }
        } else if (value instanceof Map<?, ?> map && member.target() instanceof MapSchema schema) {
            map.forEach((key, each) -> entry(out, XmlNames.of(member), member, schema, key, each));
        } else {
            element(out, member, value);
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
            // Before the others: most values are texts, and asking what else they are takes longer than writing them.
            case String text -> out.text(scalars.write(typed, text));
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
