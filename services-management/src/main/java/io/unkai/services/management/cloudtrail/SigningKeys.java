package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys that sign digests: one for each region, made when first needed, sealed with the machine's key. */
final class SigningKeys {
    static final String ALGORITHM = "SHA256withRSA";

    private static final int BITS = 2048;
    private static final Duration VALID = Duration.ofDays(3650);
    private static final Table<String, Key> TABLE =
            new Table<>("cloudtrail.keys", KeyCodecs.text(), RecordCodec.of(Key.class));

    private final Store store;
    private final Sealer sealer;

    private final Supplier<KeyPair> pairs;

    /** @param pairs makes pairs of RSA keys */
    SigningKeys(Store store, Sealer sealer, Supplier<KeyPair> pairs) {
        this.store = store;
        this.sealer = sealer;
        this.pairs = pairs;
    }

    /** A new pair, from the system's own randomness. */
    static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }

    /**
     * A key.
     *
     * @param sealed the private key, PKCS #8, sealed
     * @param publicKey the public key, PKCS #1
     * @param fingerprint MD5 of the public key, in hexadecimal
     */
    record Key(Blob sealed, Blob publicKey, String fingerprint, Instant from, Instant to) {
        boolean validBetween(Instant start, Instant end) {
            return !from.isAfter(end) && !to.isBefore(start);
        }
    }

    /** The key of a region, or null where nothing was signed there yet. */
    static @Nullable Key find(ReadTxn txn, String region) {
        return txn.get(TABLE, region);
    }

    /** The key of a region, made where there is none. */
    Key of(String region, Instant now) {
        var known = store.<@Nullable Key>read(txn -> find(txn, region));
        if (known != null) {
            return known;
        }
        var made = make(region, now);
        return store.write(txn -> {
            var meanwhile = find(txn, region);
            if (meanwhile != null) {
                return meanwhile;
            }
            txn.put(TABLE, region, made);
            return made;
        });
    }

    private Key make(String region, Instant now) {
        try {
            var pair = pairs.get();
            var publicKey = Pkcs1.encode((RSAPublicKey) pair.getPublic());
            var fingerprint =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(publicKey));
            // From the day before: digests may begin before their key was made.
            var from = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
            return new Key(
                    Blob.wrap(sealer.seal(pair.getPrivate().getEncoded(), purpose(region))),
                    Blob.wrap(publicKey),
                    fingerprint,
                    from,
                    from.plus(VALID));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** Signs a text; in hexadecimal. */
    String sign(String region, Key key, String text) {
        var opened = sealer.open(key.sealed.shared(), purpose(region));
        if (opened == null) {
            throw new IllegalStateException("the signing key of " + region + " was sealed on another machine");
        }
        try {
            PrivateKey secret = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(opened));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with RSA", e);
        }
    }

    private static String purpose(String region) {
        return "cloudtrail-digest:" + region;
    }
}
