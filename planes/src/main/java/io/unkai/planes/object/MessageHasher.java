package io.unkai.planes.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A cryptographic hash that every Java has. */
final class MessageHasher implements Hasher {
    private final MessageDigest digest;

    MessageHasher(String algorithm) {
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing from this Java", e);
        }
    }

    @Override
    public void update(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
    }

    @Override
    public byte[] finish() {
        return digest.digest();
    }
}
