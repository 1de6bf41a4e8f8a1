package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.key.KeyKind;
import io.unkai.services.compute.ec2.key.KeyMaker;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key that signs identity documents, made when first needed and sealed with the machine's key. */
final class IdentityKey {
    static final String ALGORITHM = "SHA256withRSA";
    private static final String PURPOSE = "ec2-identity-documents";
    private static final Table<String, Stored> TABLE =
            new Table<>("ec2.identity-keys", KeyCodecs.text(), RecordCodec.of(Stored.class));
    private static final String ONLY = "all";

    private final Store store;
    private final Sealer sealer;
    private final KeyMaker maker;
    private final Supplier<Instant> clock;
    private volatile @Nullable Opened opened;

    private record Stored(Blob sealed, Blob certificate) {}

    private record Opened(PrivateKey key, Blob certificate) {}

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
        var own = open();
        return Envelopes.sign(document, own.key, own.certificate.bytes());
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
        return new Stored(
                Blob.wrap(sealer.seal(pair.getPrivate().getEncoded(), PURPOSE)),
                Blob.wrap(Envelopes.certificate(pair, clock.get())));
    }

    private Opened open(Stored stored) {
        var plain = sealer.open(stored.sealed.shared(), PURPOSE);
        if (plain == null) {
            throw new IllegalStateException("the key of identity documents was sealed on another machine");
        }
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(plain));
            return new Opened(key, stored.certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of identity documents cannot be read", e);
        }
    }
}
