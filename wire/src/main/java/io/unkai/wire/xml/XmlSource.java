package io.unkai.wire.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Opens documents from strangers: no document types, no entities, every dimension bounded. */
final class XmlSource {
    /** Longest document in characters: ten thousand parts with all their checksums take under four million. */
    static final long MAX_CHARACTERS = 8L << 20;

    /** Deepest nesting of elements; the deepest modelled document has about a dozen levels. */
    static final int MAX_DEPTH = 64;

    /** Most elements in a document. */
    static final long MAX_ELEMENTS = 400_000;

    /** Most attributes of one element. */
    static final int MAX_ATTRIBUTES = 32;

    /** Longest attribute value in characters. */
    static final int MAX_ATTRIBUTE = 8 << 10;

    /** Longest text of one element in characters. */
    static final int MAX_TEXT = 2 << 20;

    private static final WstxInputFactory FACTORY = factory();

    private XmlSource() {}

    static XMLStreamReader open(byte[] document) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    private static WstxInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // what we write for characters outside XML 1.0 we also read
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MAX_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        return factory;
    }
}
