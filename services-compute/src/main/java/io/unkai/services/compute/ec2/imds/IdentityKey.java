package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.key.KeyKind;
import io.unkai.services.compute.ec2.key.KeyMaker;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
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
import org.jspecify.annotations.Nullable;

/** The key that signs identity documents, made when first needed and sealed with the machine's key. */
final class IdentityKey {
    private static final String ALGORITHM = "SHA256withRSA";
    private static final String PURPOSE = "ec2-identity-documents";
    private static final String NAME = "CN=Unkai EC2 instance identity";
    private static final Duration VALID = Duration.ofDays(36_500);
    private static final Table<String, Stored> TABLE =
            new Table<>("ec2.identity-keys", KeyCodecs.text(), RecordCodec.of(Stored.class));
    private static final String ONLY = "all";

    private final Store store;
    private final Sealer sealer;
    private final KeyMaker maker;
    private final Supplier<Instant> clock;
    private volatile @Nullable Opened opened;

    private record Stored(Blob sealed, Blob certificate) {}

    private record Opened(PrivateKey key, X509CertificateHolder certificate) {}

    IdentityKey(Store store, Sealer sealer, KeyMaker maker, Supplier<Instant> clock) {
        this.store = store;
        this.sealer = sealer;
        this.maker = maker;
        this.clock = clock;
    }

    /** An RSA signature of SHA-256. */
    byte[] sign(byte[] document) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(open().key);
            signature.update(document);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with RSA", e);
        }
    }

    /** The document in a signed envelope (PKCS #7), with the certificate. */
    byte[] envelope(byte[] document) {
        try {
            var own = open();
            var signer = new JcaContentSignerBuilder(ALGORITHM).build(own.key);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, own.certificate));
            generator.addCertificates(new CollectionStore<>(List.of(own.certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(document), true)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("an identity document cannot be signed", e);
        }
    }

    private Opened open() {
        var known = opened;
        if (known == null) {
            known = open(stored());
            opened = known;
        }
        return known;
    }

    private Stored stored() {
        var known = store.<@Nullable Stored>read(txn -> txn.get(TABLE, ONLY));
        if (known != null) {
            return known;
        }
        var made = make(maker.make(KeyKind.RSA));
        return store.write(txn -> {
            var meanwhile = txn.get(TABLE, ONLY);
            if (meanwhile != null) {
                return meanwhile;
            }
            txn.put(TABLE, ONLY, made);
            return made;
        });
    }

    private Stored make(KeyPair pair) {
        try {
            var now = clock.get();
            var name = new X500Name(NAME);
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(VALID)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate()));
            return new Stored(
                    Blob.wrap(sealer.seal(pair.getPrivate().getEncoded(), PURPOSE)),
                    Blob.wrap(certificate.getEncoded()));
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    private Opened open(Stored stored) {
        var plain = sealer.open(stored.sealed.shared(), PURPOSE);
        if (plain == null) {
            throw new IllegalStateException("the key of identity documents was sealed on another machine");
        }
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(plain));
            return new Opened(key, new X509CertificateHolder(stored.certificate.bytes()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key of identity documents cannot be read", e);
        }
    }
}
