package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.StructSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a structure's members are found, by local name: clients choose prefixes freely, and many leave the namespace out.
 *
 * @param attributes the members that are attributes
 * @param elements the members that are elements
 */
record XmlLayout(Map<String, Member> attributes, Map<String, Member> elements) {
    static XmlLayout of(StructSchema schema) {
        var attributes = new HashMap<String, Member>();
        var elements = new HashMap<String, Member>();
        for (var member : schema.members()) {
            var into = member.traits().is(Flag.XML_ATTRIBUTE) ? attributes : elements;
            into.putIfAbsent(XmlNames.local(XmlNames.of(member)), member);
        }
        return new XmlLayout(attributes, elements);
    }
}
