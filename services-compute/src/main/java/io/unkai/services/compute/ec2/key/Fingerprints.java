package io.unkai.services.compute.ec2.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Fingerprints, which EC2 computes in different ways for keys that it made and keys that were brought. */
final class Fingerprints {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private Fingerprints() {}

    /** Of a pair that EC2 made: for RSA, SHA-1 of the private key in PKCS #8. */
    static String made(SshPublicKey key, byte[] pkcs8) {
        return key.kind() == KeyKind.RSA ? COLONS.formatHex(hash("SHA-1", pkcs8)) : ssh(key);
    }

    /** Of a key that was imported: for RSA, MD5 of the public key in X.509. */
    static String imported(SshPublicKey key) {
        return key.kind() == KeyKind.RSA
                ? COLONS.formatHex(hash("MD5", key.der().shared()))
                : ssh(key);
    }

    private static String ssh(SshPublicKey key) {
        return Base64.getEncoder().encodeToString(hash("SHA-256", key.ssh().shared()));
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing from this Java", e);
        }
    }
}
