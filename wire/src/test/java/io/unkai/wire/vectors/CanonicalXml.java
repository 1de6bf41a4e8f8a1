package io.unkai.wire.vectors;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * XML as text that is equal where documents mean the same: prefixes, white space, the order of attributes and that of elements
 * with different names gone, and with them what names the call.
 */
final class CanonicalXml {
    /** Elements that name one call: every vector has others, many have none. */
    private static final Set<String> CALL_IDS =
            Set.of("ResponseMetadata", "RequestId", "requestId", "RequestID", "HostId");

    private CanonicalXml() {}

    static String of(byte[] document) {
        var text = new StringBuilder();
        element(parse(document), 0, text);
        return text.toString();
    }

    /** The text of the first element of that name anywhere in a document, or null. */
    static @Nullable String text(byte[] document, String name) {
        var found = parse(document).getElementsByTagName(name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent();
    }

    private static Element parse(byte[] document) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not XML: " + new String(document, StandardCharsets.UTF_8), e);
        }
    }

    private static void element(Element element, int depth, StringBuilder text) {
        text.repeat(' ', 2 * depth).append('<').append(name(element));
        attributes(element)
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        text.append(">\n");
        var children = children(element);
        if (children.isEmpty() && !element.getTextContent().isEmpty()) {
            text.repeat(' ', 2 * depth + 2).append(element.getTextContent()).append('\n');
        }
        for (var child : children) {
            if (!CALL_IDS.contains(child.getLocalName())) {
                element(child, depth + 1, text);
            }
        }
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                children.add(nested);
            }
        }
        children.sort(Comparator.comparing(CanonicalXml::name));
        return children;
    }

    private static Map<String, String> attributes(Element element) {
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.put(name(attribute), attribute.getNodeValue());
            }
        }
        return attributes;
    }

    private static String name(Node node) {
        return (node.getNamespaceURI() == null ? "" : "{" + node.getNamespaceURI() + "}") + node.getLocalName();
    }
}
