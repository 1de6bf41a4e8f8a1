package io.unkai.services.identity.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/**
 * What a SAML provider's metadata says of it.
 *
 * @param id its entity id
 * @param keys the keys that it signs with
 */
record SamlIssuer(String id, List<PublicKey> keys) {
    private static final int MAX_KEYS = 10;

    /**
     * Reads metadata.
     *
     * @throws IOException where it can't be read
     */
    static SamlIssuer of(String metadata) throws IOException {
        var root = SamlXml.read(metadata);
        var keys = new ArrayList<PublicKey>();
        for (var role : SamlXml.children(root, SamlXml.METADATA, "IDPSSODescriptor")) {
            for (var descriptor : SamlXml.children(role, SamlXml.METADATA, "KeyDescriptor")) {
                if (!descriptor.getAttribute("use").equals("encryption")) {
                    collect(descriptor, keys);
                }
            }
        }
        return new SamlIssuer(root.getAttribute("entityID"), keys);
    }

    private static void collect(Element descriptor, List<PublicKey> keys) throws IOException {
        var found = descriptor.getElementsByTagNameNS(SamlXml.SIGNATURE, "X509Certificate");
        for (int i = 0; i < found.getLength() && keys.size() < MAX_KEYS; i++) {
            try {
                var bytes = Base64.getMimeDecoder()
                        .decode(found.item(i).getTextContent().strip());
                keys.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes))
                        .getPublicKey());
            } catch (CertificateException | IllegalArgumentException e) {
                throw new IOException("an unreadable certificate", e);
            }
        }
    }
}
