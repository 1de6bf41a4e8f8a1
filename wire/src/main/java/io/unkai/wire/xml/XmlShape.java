package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the members of a structure are written, found once for each.
 *
 * @param attributes those in its tag
 * @param elements those behind it
 */
record XmlShape(List<Field> attributes, List<Field> elements) {
    private static final Map<StructSchema, XmlShape> KNOWN = new ConcurrentHashMap<>();

    /**
     * A member.
     *
     * @param tags its element's, or where it is flattened, that of each of its elements
     * @param namespace to be declared on it, or null
     * @param simple whether it is an element with a text and nothing else
     */
    record Field(Member member, XmlTags tags, @Nullable XmlName namespace, boolean simple) {
        static Field of(Member member) {
            var namespace = member.traits().xmlNamespace();
            boolean simple = namespace == null
                    && switch (member.target().type()) {
                        case DOCUMENT, LIST, MAP, STRUCTURE, UNION -> false;
                        default -> true;
                    };
            return new Field(member, XmlTags.of(XmlNames.of(member)), namespace, simple);
        }
    }

    static XmlShape of(StructSchema schema) {
        var known = KNOWN.get(schema);
        return known == null ? KNOWN.computeIfAbsent(schema, XmlShape::found) : known;
    }

    private static XmlShape found(StructSchema schema) {
        return new XmlShape(fields(schema, true), fields(schema, false));
    }

    private static List<Field> fields(StructSchema schema, boolean attributes) {
        return schema.members().stream()
                .filter(member -> member.traits().is(Flag.XML_ATTRIBUTE) == attributes)
                .map(Field::of)
                .toList();
    }
}
