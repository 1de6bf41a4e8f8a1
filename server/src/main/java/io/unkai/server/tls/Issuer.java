package io.unkai.server.tls;

import io.unkai.kernel.id.Ids;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates over fresh ECDSA P-256 keys. */
final class Issuer {
    private static final int SERIAL_BYTES = 16;
    private static final int MOST_COMMON_NAME = 64;
    /** Clocks of clients may be a little behind. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final Ids ids;

    Issuer(Ids ids) {
        this.ids = ids;
    }

    /** A certificate authority, signed by itself, that signs servers only. */
    KeyMaterial authority(String name, Instant now, Duration validity) throws GeneralSecurityException {
        try {
            var keys = keys();
            var subject = new X500Name("CN=" + name);
            var builder = builder(subject, subject, now, validity, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            return sign(builder, keys, keys.getPrivate());
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** A server's certificate, signed by an authority. */
    KeyMaterial server(KeyMaterial authority, List<String> names, Instant now, Duration validity)
            throws GeneralSecurityException {
        try {
            var keys = keys();
            var issuer = new X500Name(
                    authority.certificate().getSubjectX500Principal().getName());
            var builder = builder(issuer, new X500Name("CN=" + commonName(names.getFirst())), now, validity, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(
                            authority.certificate().getPublicKey()));
            return sign(builder, keys, authority.key());
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Clients look at the alternative names only; a common name that is too long would make the certificate invalid. */
    private static String commonName(String name) {
        return name.length() > MOST_COMMON_NAME ? "Unkai" : name;
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name ->
                        new GeneralName(TlsNames.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, Instant now, Duration validity, KeyPair keys) {
        byte[] serial = new byte[SERIAL_BYTES];
        ids.fill(serial);
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(1, serial).setBit(0),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(validity)),
                subject,
                keys.getPublic());
    }

    private static KeyMaterial sign(X509v3CertificateBuilder builder, KeyPair keys, PrivateKey signer)
            throws OperatorCreationException, GeneralSecurityException {
        var certificate = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
        return new KeyMaterial(new JcaX509CertificateConverter().getCertificate(certificate), keys.getPrivate());
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
