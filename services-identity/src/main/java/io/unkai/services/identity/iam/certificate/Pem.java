package io.unkai.services.identity.iam.certificate;

import io.unkai.kernel.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/** Reads certificates and private keys in PEM, as hostile as they may be. */
final class Pem {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final int MAX_CHAIN = 20;

    private Pem() {}

    /**
     * The one certificate of a text.
     *
     * @throws ApiException MalformedCertificate
     */
    static X509Certificate certificate(String pem) {
        var all = certificates(pem);
        if (all.size() != 1) {
            throw malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.");
        }
        return all.getFirst();
    }

    /**
     * The certificates of a chain.
     *
     * @throws ApiException MalformedCertificate
     */
    static List<X509Certificate> certificates(String pem) {
        var certificates = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (int at = pem.indexOf(BEGIN); at >= 0; at = pem.indexOf(BEGIN, at + 1)) {
                if (certificates.size() == MAX_CHAIN) {
                    throw malformed("The certificate chain is too long.");
                }
                var bytes = pem.substring(at).getBytes(StandardCharsets.US_ASCII);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
            }
        } catch (CertificateException e) {
            throw malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.");
        }
        return certificates;
    }

    /** Whether a private key in PEM (PKCS #1, PKCS #8, SEC 1; not encrypted) is the one of a public key. */
    static boolean pair(PublicKey key, String privateKey) {
        var derived = publicKey(privateKey);
        return derived != null && java.util.Arrays.equals(derived, key.getEncoded());
    }

    /**
     * The encoded public key of a private key, or null where its kind is unknown.
     *
     * @throws ApiException MalformedCertificate where it is no private key
     */
    private static byte @Nullable [] publicKey(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            var object = parser.readObject();
            // An EC key may follow its parameters.
            if (object instanceof org.bouncycastle.asn1.ASN1ObjectIdentifier) {
                object = parser.readObject();
            }
            return switch (object) {
                case PEMKeyPair pair when pair.getPublicKeyInfo() != null -> encoded(pair.getPublicKeyInfo());
                case PEMKeyPair pair -> derived(pair.getPrivateKeyInfo());
                case PrivateKeyInfo info -> derived(info);
                case null, default -> throw notAKey();
            };
        } catch (IOException | RuntimeException e) {
            // The parser throws whatever it stumbles over.
            throw e instanceof ApiException refused ? refused : notAKey();
        }
    }

    private static byte @Nullable [] derived(PrivateKeyInfo info) throws IOException {
        AsymmetricKeyParameter publicKey = switch (PrivateKeyFactory.createKey(info)) {
            case RSAPrivateCrtKeyParameters rsa ->
                new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
            case ECPrivateKeyParameters ec ->
                new ECPublicKeyParameters(ec.getParameters().getG().multiply(ec.getD()), ec.getParameters());
            default -> null;
        };
        return publicKey == null ? null : encoded(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey));
    }

    private static byte[] encoded(SubjectPublicKeyInfo info) throws IOException {
        return info.getEncoded("DER");
    }

    private static ApiException notAKey() {
        return malformed("Unable to parse key; the body must be in PEM format.");
    }

    private static ApiException malformed(String message) {
        return new ApiException("MalformedCertificate", message);
    }
}
