package io.unkai.wire.query;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.xml.Scalars;
import io.unkai.wire.xml.XmlNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks a schema over a tree of parameters. Recursion is bounded by {@link QueryNode#MAX_DEPTH}. */
final class QueryDecoder {
    private final QueryStyle style;

    QueryDecoder(QueryStyle style) {
        this.style = style;
    }

    Struct structure(QueryNode node, StructSchema schema) {
        if (!isBlank(node)) {
            throw style.notStructure(node);
        }
        var slots = new @Nullable Object[schema.members().size()];
        var known = new HashSet<String>();
        for (var member : schema.members()) {
            var name = style.name(member);
            var child = node.child(name);
            if (child != null && known.add(name)) {
                slots[member.index()] = value(child, member);
            }
        }
        node.children().forEach((name, child) -> {
            if (!known.contains(name)) {
                style.unknown(child);
            }
        });
        if (schema.type() == ShapeType.STRUCTURE) {
            Defaults.fill(schema, slots);
        } else if (Arrays.stream(slots).filter(Objects::nonNull).count() != 1) {
            throw style.notStructure(node);
        }
        return schema.create(slots);
    }

    private Object value(QueryNode node, Member member) {
        return switch (member.target()) {
            case StructSchema schema -> structure(node, schema);
            case ListSchema schema -> list(positions(node, member, XmlNames.of(schema.element()), "member"), schema);
            case MapSchema schema -> map(positions(node, member, XmlNames.ENTRY, XmlNames.ENTRY), schema);
            case SimpleSchema _ -> simple(node, member);
        };
    }

    /** The entries of a list or map; a name in use before the model renamed it is understood as well. */
    private Iterable<QueryNode> positions(QueryNode node, Member member, String step, String otherStep) {
        if (!isBlank(node)) {
            throw style.notList(node);
        }
        var under = node;
        if (style.wrapped(member)) {
            var wrapper = node.child(step) == null ? node.child(otherStep) : node.child(step);
            if (wrapper == null && !node.children().isEmpty() || wrapper != null && !isBlank(wrapper)) {
                throw style.notList(node);
            }
            under = wrapper == null ? node : wrapper;
        }
        var ordered = under.inOrder();
        if (ordered == null) {
            throw style.notList(under);
        }
        return ordered;
    }

    private List<Object> list(Iterable<QueryNode> positions, ListSchema schema) {
        var list = new ArrayList<>();
        for (var position : positions) {
            list.add(value(position, schema.element()));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> map(Iterable<QueryNode> positions, MapSchema schema) {
        var map = new LinkedHashMap<String, Object>();
        for (var position : positions) {
            var key = position.child(XmlNames.of(schema.key()));
            var value = position.child(XmlNames.of(schema.value()));
            if (key == null || value == null) {
                throw style.notStructure(position);
            }
            map.put((String) simple(key, schema.key()), value(value, schema.value()));
        }
        return Collections.unmodifiableMap(map);
    }

    private Object simple(QueryNode node, Member member) {
        var text = node.value();
        if (text == null || !node.children().isEmpty()) {
            throw style.notSimple(node);
        }
        if (!isText(text)) {
            throw style.badValue(node, member);
        }
        try {
            return Scalars.STANDARD.read(member, text);
        } catch (IllegalArgumentException e) {
            throw style.badValue(node, member);
        }
    }

    /** Answers are XML, which some characters cannot be in: what was kept with one could never be read again. */
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' && one != '\t' && one != '\n' && one != '\r' || one >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(QueryNode node) {
        return node.value() == null || node.value().isEmpty();
    }
}
