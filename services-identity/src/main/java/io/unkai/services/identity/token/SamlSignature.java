package io.unkai.services.identity.token;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Verifies the signature that stands in an element and is about that element as a whole. A signature about anything else, wherever it
 * stands in the document, proves nothing: that is what signature wrapping lives on.
 */
final class SamlSignature {
    private static final String ID = "ID";
    private static final Set<String> TRANSFORMS =
            Set.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.INCLUSIVE);

    private SamlSignature() {}

    /** Whether an element is signed, well or badly. */
    static boolean present(Element signed) {
        return !SamlXml.children(signed, SamlXml.SIGNATURE, "Signature").isEmpty();
    }

    /** Whether the element is signed as a whole with one of the keys, and nothing else in the document claims to be it. */
    static boolean valid(Element signed, List<PublicKey> keys) {
        var signature = SamlXml.child(signed, SamlXml.SIGNATURE, "Signature");
        var id = signed.getAttribute(ID);
        if (signature == null
                || id.isEmpty()
                || !uniqueIds(signed.getOwnerDocument().getDocumentElement())) {
            return false;
        }
        return keys.stream().anyMatch(key -> valid(signature, signed, id, key));
    }

    private static boolean valid(Element signature, Element signed, String id, PublicKey key) {
        var context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(signed, null, ID);
        try {
            var read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return aboutAll(read, id) && read.validate(context);
        } catch (MarshalException | XMLSignatureException | ClassCastException malformed) {
            return false;
        }
    }

    private static boolean aboutAll(XMLSignature signature, String id) {
        var references = signature.getSignedInfo().getReferences();
        if (references.size() != 1 || !signature.getObjects().isEmpty()) {
            return false;
        }
        var reference = references.getFirst();
        return ('#' + id).equals(reference.getURI())
                && reference.getTransforms().stream()
                        .map(Transform::getAlgorithm)
                        .allMatch(TRANSFORMS::contains);
    }

    private static boolean uniqueIds(Element root) {
        var seen = new HashSet<String>();
        var all = root.getElementsByTagNameNS("*", "*");
        if (root.hasAttribute(ID)) {
            seen.add(root.getAttribute(ID));
        }
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && element.hasAttribute(ID)
                    && !seen.add(element.getAttribute(ID))) {
                return false;
            }
        }
        return true;
    }
}
