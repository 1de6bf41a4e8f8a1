package io.unkai.services.identity.sts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A SAML provider: its metadata, and answers that it signs. */
final class TestSaml {
    static final String ENTITY = "https://idp.example/saml";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final KeyPair pair;
    private final String certificate;

    /** One that signs with a key. */
    TestSaml(KeyPair pair) {
        try {
            this.pair = pair;
            var name = new X500Name("CN=idp");
            var now = Instant.parse("2026-01-01T00:00:00Z");
            certificate = Base64.getEncoder()
                    .encodeToString(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(now),
                                    Date.from(now.plus(Duration.ofDays(3650))),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                            .getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    String metadata() {
        return "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"" + ENTITY + "\">"
                + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                + "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
                + certificate + "</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"
                + "</IDPSSODescriptor></EntityDescriptor>" + " ".repeat(1000);
    }

    /** An answer that is not signed. */
    static String response(Instant now, String role, String provider, String more) {
        var time = now.truncatedTo(ChronoUnit.SECONDS);
        var until = time.plusSeconds(240);
        return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"" + ASSERTION
                + "\" ID=\"_r\" IssueInstant=\"" + time + "\" Version=\"2.0\">"
                + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
                + "<saml:Assertion ID=\"_a\" IssueInstant=\"" + time + "\" Version=\"2.0\"><saml:Issuer>" + ENTITY
                + "</saml:Issuer><saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">"
                + "anna</saml:NameID><saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<saml:SubjectConfirmationData Recipient=\"https://signin.aws.amazon.com/saml\" NotOnOrAfter=\""
                + until
                + "\"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotOnOrAfter=\"" + until
                + "\"><saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience>"
                + "</saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement>"
                + attribute("https://aws.amazon.com/SAML/Attributes/Role", role + "," + provider)
                + attribute("https://aws.amazon.com/SAML/Attributes/RoleSessionName", "anna@idp.example") + more
                + "</saml:AttributeStatement></saml:Assertion></samlp:Response>";
    }

    static String attribute(String name, String value) {
        return "<saml:Attribute Name=\"" + name + "\"><saml:AttributeValue>" + value
                + "</saml:AttributeValue></saml:Attribute>";
    }

    /** The answer with its assertion signed. */
    String sign(String response) {
        return sign(response, "_a");
    }

    /** The answer with the element of an id signed. */
    String sign(String response, String id) {
        try {
            var document = parse(response);
            var assertion =
                    document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
            var signed = id.equals("_a") ? (Element) assertion : document.getDocumentElement();
            var factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference(
                    "#" + id,
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                    List.of(reference));
            var context = new DOMSignContext(pair.getPrivate(), signed, signed.getFirstChild());
            context.setIdAttributeNS(signed, null, "ID");
            factory.newXMLSignature(info, null).sign(context);
            return text(document);
        } catch (GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | ParserConfigurationException
                | SAXException
                | TransformerException
                | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document) throws TransformerException {
        var out = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }
}
