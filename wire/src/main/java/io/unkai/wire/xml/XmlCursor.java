package io.unkai.wire.xml;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.Defaults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one document. Every method starts on the start of an element and leaves the reader on its end. Recursion is
 * bounded by the reader's limit on depth.
 */
final class XmlCursor {
    private final XMLStreamReader reader;
    private final Scalars scalars;
    private final XmlFaults faults;
    private final Map<StructSchema, XmlLayout> layouts;

    XmlCursor(XMLStreamReader reader, Scalars scalars, XmlFaults faults, Map<StructSchema, XmlLayout> layouts) {
        this.reader = reader;
        this.scalars = scalars;
        this.faults = faults;
        this.layouts = layouts;
    }

    void structure(StructSchema schema, Predicate<Member> which, @Nullable Object[] slots) throws XMLStreamException {
        var layout = layouts.computeIfAbsent(schema, XmlLayout::of);
        attributes(layout, which, slots);
        while (nextChild()) {
            var member = layout.elements().get(reader.getLocalName());
            if (member == null || !which.test(member)) {
                skip();
            } else if (member.traits().is(Flag.FLATTENED)) {
                slots[member.index()] = collected(member, slots[member.index()]);
            } else if (slots[member.index()] != null) {
                throw faults.malformed("element " + member + " is repeated");
            } else {
                slots[member.index()] = value(member);
            }
        }
        for (var member : schema.members()) {
            if (member.traits().is(Flag.FLATTENED)) {
                slots[member.index()] = frozen(slots[member.index()]);
            }
        }
    }

    private void attributes(XmlLayout layout, Predicate<Member> which, @Nullable Object[] slots) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var member = layout.attributes().get(reader.getAttributeLocalName(i));
            if (member != null && which.test(member) && qualified(member, reader.getAttributeNamespace(i))) {
                slots[member.index()] = scalar(member, reader.getAttributeValue(i));
            }
        }
    }

    private static boolean qualified(Member member, @Nullable String namespace) {
        boolean wanted = XmlNames.of(member).indexOf(':') >= 0;
        return wanted == (namespace != null && !namespace.isEmpty());
    }

    private Object value(Member member) throws XMLStreamException {
        return switch (member.target()) {
            case StructSchema schema -> {
                var slots = new @Nullable Object[schema.members().size()];
                whole(schema, slots);
                yield schema.create(slots);
            }
            case ListSchema schema -> list(schema);
            case MapSchema schema -> map(schema);
            case SimpleSchema _ -> scalar(member, reader.getElementText());
        };
    }

    /** Fills all slots of a structure or union, defaults included. */
    void whole(StructSchema schema, @Nullable Object[] slots) throws XMLStreamException {
        structure(schema, XmlEncoder.ALL, slots);
        if (schema.type() == ShapeType.STRUCTURE) {
            Defaults.fill(schema, slots);
        } else if (Arrays.stream(slots).filter(Objects::nonNull).count() != 1) {
            throw faults.malformed("union " + schema + " must have exactly one member");
        }
    }

    private List<Object> list(ListSchema schema) throws XMLStreamException {
        var list = new ArrayList<>();
        var name = XmlNames.local(XmlNames.of(schema.element()));
        while (nextChild()) {
            if (reader.getLocalName().equals(name)) {
                list.add(value(schema.element()));
            } else {
                skip();
            }
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> map(MapSchema schema) throws XMLStreamException {
        var map = new LinkedHashMap<String, Object>();
        while (nextChild()) {
            if (reader.getLocalName().equals(XmlNames.ENTRY)) {
                entry(schema, map);
            } else {
                skip();
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private void entry(MapSchema schema, Map<String, Object> into) throws XMLStreamException {
        String key = null;
        Object value = null;
        while (nextChild()) {
            var name = reader.getLocalName();
            if (key == null && name.equals(XmlNames.local(XmlNames.of(schema.key())))) {
                key = reader.getElementText();
            } else if (value == null && name.equals(XmlNames.local(XmlNames.of(schema.value())))) {
                value = value(schema.value());
            } else {
                skip();
            }
        }
        if (key == null || value == null) {
            throw faults.malformed("an entry needs a key and a value");
        }
        into.put(key, value);
    }

    /** One more element of a flattened list or map. */
    @SuppressWarnings("unchecked") // the slot holds what the previous call answered
    private Object collected(Member member, @Nullable Object before) throws XMLStreamException {
        switch (member.target()) {
            case ListSchema schema -> {
                var list = before == null ? new ArrayList<>() : (List<Object>) before;
                list.add(value(schema.element()));
                return list;
            }
            case MapSchema schema -> {
                var map = before == null ? new LinkedHashMap<String, Object>() : (Map<String, Object>) before;
                entry(schema, map);
                return map;
            }
            case StructSchema _, SimpleSchema _ -> {
                return value(member);
            }
        }
    }

    private static @Nullable Object frozen(@Nullable Object collected) {
        return switch (collected) {
            case null -> null;
            case List<?> list -> Collections.unmodifiableList(list);
            case Map<?, ?> map -> Collections.unmodifiableMap(map);
            default -> collected;
        };
    }

    private Object scalar(Member member, String text) {
        try {
            return scalars.read(member, text);
        } catch (IllegalArgumentException e) {
            throw faults.malformed("the value of " + member + " is not valid");
        }
    }

    /** Moves to the start of the next child, or answers false on the end of the parent. */
    private boolean nextChild() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw faults.malformed("text between elements");
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw faults.malformed("entities are not allowed");
                default -> {
                    // comments and processing instructions say nothing to us
                }
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // the content of an element nobody asked for
                }
            }
        }
    }
}
