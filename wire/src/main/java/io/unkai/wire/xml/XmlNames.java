package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.StructSchema;
import java.util.Objects;

/** The names of elements. */
public final class XmlNames {
    /** What a map's entries are called where the map is not flattened. */
    public static final String ENTRY = "entry";

    private XmlNames() {}

    /** The element or attribute of a member, element, key or value, with its prefix where the model gives one. */
    public static String of(Member member) {
        return Objects.requireNonNullElse(member.traits().wireName(), member.name());
    }

    /** The document element of a structure. */
    public static String root(StructSchema schema) {
        var xml = schema.xml();
        return xml == null || xml.name().isEmpty() ? schema.name() : xml.name();
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
