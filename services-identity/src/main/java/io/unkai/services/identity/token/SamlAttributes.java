package io.unkai.services.identity.token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * The attributes of an assertion.
 *
 * @param values by name, in order
 */
record SamlAttributes(Map<String, List<String>> values) {
    private static final String OURS = "https://aws.amazon.com/SAML/Attributes/";
    private static final String TAG = OURS + "PrincipalTag:";

    /** The attributes that policies may ask about, by their names. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "saml:edupersonaffiliation"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.5", "saml:edupersonprimaryaffiliation"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.6", "saml:edupersonprincipalname"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.7", "saml:edupersonentitlement"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.9", "saml:edupersonscopedaffiliation"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.1.1.10", "saml:edupersontargetedid"),
            Map.entry("urn:oid:1.3.6.1.4.1.5923.1.2.1.3", "saml:eduorgwhitepagesuri"),
            Map.entry("urn:oid:2.5.4.3", "saml:cn"),
            Map.entry("urn:oid:2.5.4.4", "saml:surname"),
            Map.entry("urn:oid:2.5.4.42", "saml:givenname"),
            Map.entry("urn:oid:2.5.4.45", "saml:x500uniqueidentifier"),
            Map.entry("urn:oid:0.9.2342.19200300.100.1.1", "saml:uid"),
            Map.entry("urn:oid:0.9.2342.19200300.100.1.3", "saml:mail"),
            Map.entry("urn:oid:0.9.2342.19200300.100.1.45", "saml:organizationstatus"));

    static SamlAttributes of(Element assertion) {
        var values = new HashMap<String, List<String>>();
        for (var statement : SamlXml.children(assertion, SamlXml.ASSERTION, "AttributeStatement")) {
            for (var attribute : SamlXml.children(statement, SamlXml.ASSERTION, "Attribute")) {
                var all = values.computeIfAbsent(attribute.getAttribute("Name"), name -> new ArrayList<>());
                SamlXml.children(attribute, SamlXml.ASSERTION, "AttributeValue")
                        .forEach(value -> all.add(value.getTextContent().strip()));
            }
        }
        return new SamlAttributes(values);
    }

    /** The values of one of AWS's own attributes, for example {@code Role}. */
    List<String> own(String name) {
        return values.getOrDefault(OURS + name, List.of());
    }

    /** The value of one of AWS's own attributes, or empty where it has none or several. */
    String single(String name) {
        var own = own(name);
        return own.size() == 1 ? own.getFirst() : "";
    }

    /** The tags that a session gets. */
    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        values.forEach((name, all) -> {
            if (name.startsWith(TAG) && !all.isEmpty()) {
                tags.put(name.substring(TAG.length()), all.getFirst());
            }
        });
        return tags;
    }

    /** Puts what policies may ask about. */
    void conditionKeys(Map<String, List<String>> keys) {
        KEYS.forEach((name, key) -> {
            var all = values.get(name);
            if (all != null && !all.isEmpty()) {
                keys.put(key, List.copyOf(all));
            }
        });
    }
}
