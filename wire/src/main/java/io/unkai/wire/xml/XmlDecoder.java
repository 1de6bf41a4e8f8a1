package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents by their schemas. Elements that the schema does not know are skipped, namespaces are not compared; a wrong
 * document element, text between elements, a repeated single element or a text that is no value of its type is malformed.
 */
public final class XmlDecoder {
    private final Scalars scalars;
    private final XmlFaults faults;
    private final Map<StructSchema, XmlLayout> layouts = new ConcurrentHashMap<>();

    /** @param faults how documents are refused */
    public XmlDecoder(Scalars scalars, XmlFaults faults) {
        this.scalars = scalars;
        this.faults = faults;
    }

    /**
     * Reads a whole document into the slots of a structure.
     *
     * @param document the document
     * @param root the local name of the document element
     * @param which the members of this structure that the document may hold; others are skipped
     * @param slots one per member of the schema; those the document has are filled
     * @throws io.unkai.kernel.error.ApiException if the document is malformed or past a limit
     */
    public void read(
            byte[] document, StructSchema schema, String root, Predicate<Member> which, @Nullable Object[] slots) {
        parse(document, root, cursor -> cursor.structure(schema, which, slots));
    }

    /**
     * Reads a whole document.
     *
     * @param root the local name of the document element
     * @throws io.unkai.kernel.error.ApiException if the document is malformed or past a limit
     */
    public Struct read(byte[] document, StructSchema schema, String root) {
        var slots = new @Nullable Object[schema.members().size()];
        parse(document, root, cursor -> cursor.whole(schema, slots));
        return schema.create(slots);
    }

    private void parse(byte[] document, String root, Content content) {
        try {
            var reader = XmlSource.open(document);
            try {
                root(reader, root);
                content.read(new XmlCursor(reader, scalars, faults, layouts));
                while (reader.hasNext()) {
                    reader.next();
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw faults.malformed("the document is not well-formed");
        }
    }

    private void root(XMLStreamReader reader, String root) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw faults.malformed("document types are not allowed");
            }
        }
        if (!reader.getLocalName().equals(XmlNames.local(root))) {
            throw faults.malformed("unexpected document element");
        }
    }

    /** Reads from the start of the document element to its end. */
    @FunctionalInterface
    private interface Content {
        void read(XmlCursor cursor) throws XMLStreamException;
    }
}
