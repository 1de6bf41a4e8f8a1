package io.unkai.services.identity.iam.provider;

import io.unkai.services.identity.iam.entity.IamErrors;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Checks the metadata of SAML providers: one entity that is an identity provider with a certificate to sign with. */
final class SamlMetadata {
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final int MAX_DEPTH = 64;

    private boolean provider;
    private boolean certificate;
    private Optional<Instant> validUntil = Optional.empty();

    private SamlMetadata() {}

    /**
     * Reads metadata.
     *
     * @return until when it says that it is good, or empty where it does not say
     * @throws io.unkai.kernel.error.ApiException InvalidInput
     */
    static Optional<Instant> check(String xml) {
        var metadata = new SamlMetadata();
        try {
            metadata.read(factory().createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException | DateTimeParseException e) {
            throw IamErrors.invalidInput("Could not parse metadata");
        }
        if (!metadata.provider || !metadata.certificate) {
            throw IamErrors.invalidInput("Could not parse metadata");
        }
        return metadata.validUntil;
    }

    /** No document types, so no entities: neither files nor bombs. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        int depth = 0;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                element(in, depth++);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type");
            }
            if (depth > MAX_DEPTH) {
                throw new XMLStreamException("too deep");
            }
        }
    }

    private void element(XMLStreamReader in, int depth) throws XMLStreamException {
        var name = in.getLocalName();
        if (depth == 0) {
            if (!name.equals("EntityDescriptor")
                    || !NAMESPACE.equals(in.getNamespaceURI())
                    || in.getAttributeValue(null, "entityID") == null) {
                throw new XMLStreamException("not an entity");
            }
            validUntil = Optional.ofNullable(in.getAttributeValue(null, "validUntil"))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        }
        provider |= name.equals("IDPSSODescriptor") && NAMESPACE.equals(in.getNamespaceURI());
        certificate |= name.equals("X509Certificate") && SIGNATURE.equals(in.getNamespaceURI());
    }
}
