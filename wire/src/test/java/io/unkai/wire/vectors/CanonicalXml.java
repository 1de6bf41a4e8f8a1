package io.unkai.wire.vectors;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XML as text that is equal where documents mean the same: prefixes, white space and the order of attributes gone. */
final class CanonicalXml {
    private CanonicalXml() {}

    static String of(byte[] document) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var parsed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
            var text = new StringBuilder();
            element(parsed.getDocumentElement(), 0, text);
            return text.toString();
        } catch (Exception e) {
            throw new AssertionError("not XML: " + new String(document, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    private static void element(Element element, int depth, StringBuilder text) {
        text.repeat(' ', 2 * depth).append('<').append(name(element));
        attributes(element)
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        text.append(">\n");
        boolean leaf = true;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                leaf = false;
                element(nested, depth + 1, text);
            }
        }
        if (leaf && !element.getTextContent().isEmpty()) {
            text.repeat(' ', 2 * depth + 2).append(element.getTextContent()).append('\n');
        }
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
