package io.unkai.server.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and its private key. */
public record KeyMaterial(X509Certificate certificate, PrivateKey key) {
    @Override
    public String toString() {
        return "KeyMaterial[" + certificate.getSubjectX500Principal() + "]";
    }
}
