package io.unkai.services.identity.token;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts what everybody trusts, and chains that lead to a certificate whose thumbprint the provider was registered with. The host's
 * name is checked by TLS itself.
 */
final class ProviderTrust implements X509TrustManager {
    private static final int NO_AUTHORITY = -1;

    private final X509TrustManager everybodys;
    private final List<String> thumbprints;

    private ProviderTrust(X509TrustManager everybodys, List<String> thumbprints) {
        this.everybodys = everybodys;
        this.thumbprints = thumbprints;
    }

    static ProviderTrust of(List<String> thumbprints) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var everybodys = Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager"));
        return new ProviderTrust(everybodys, thumbprints);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            everybodys.checkServerTrusted(chain, authType);
        } catch (CertificateException unknown) {
            for (int i = 0; i < chain.length; i++) {
                if (thumbprints.contains(thumbprint(chain[i]))) {
                    check(List.of(Arrays.copyOf(chain, i)), chain[i]);
                    return;
                }
            }
            throw unknown;
        }
    }

    /** Checks that certificates lead to an anchor, which itself must be good now. */
    private static void check(List<X509Certificate> path, X509Certificate anchor) throws CertificateException {
        anchor.checkValidity();
        if (path.isEmpty()) {
            return;
        }
        if (anchor.getBasicConstraints() == NO_AUTHORITY) {
            throw new CertificateException("the certificate of the thumbprint is no authority's");
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (GeneralSecurityException broken) {
            throw new CertificateException("the chain does not lead to the certificate of the thumbprint", broken);
        }
    }

    private static String thumbprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("no thumbprint", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients are expected");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
