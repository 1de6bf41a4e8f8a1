package io.unkai.services.compute.ec2.imds;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Certificates and signed envelopes (PKCS #7). A class of its own, as the library comes in signed jars: what refers to it makes the
 * virtual machine check those signatures, which nobody should wait for at the start.
 */
final class Envelopes {
    private static final String NAME = "CN=Unkai EC2 instance identity";
    private static final Duration VALID = Duration.ofDays(36_500);

    private Envelopes() {}

    /** A certificate of a key by itself, encoded. */
    static byte[] certificate(KeyPair pair, Instant now) {
        try {
            var name = new X500Name(NAME);
            return new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(VALID)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(IdentityKey.ALGORITHM).build(pair.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    /** A document in an envelope, signed, with the certificate. */
    static byte[] sign(byte[] document, PrivateKey key, byte[] encoded) {
        try {
            var certificate = new X509CertificateHolder(encoded);
            var signer = new JcaContentSignerBuilder(IdentityKey.ALGORITHM).build(key);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, certificate));
            generator.addCertificates(new CollectionStore<>(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(document), true)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("an identity document cannot be signed", e);
        }
    }
}
