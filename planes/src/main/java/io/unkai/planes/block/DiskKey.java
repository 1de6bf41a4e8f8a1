package io.unkai.planes.block;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The secret that what is on a disk is encrypted with, for AES-256-XTS. It shows nothing of itself. */
public final class DiskKey {
    /** Bytes of a key: one half encrypts data, the other one says where the data is. */
    public static final int BYTES = 64;

    private final byte[] bytes;

    /** @param bytes {@value #BYTES} secret bytes, whose halves differ */
    public DiskKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the key of a disk has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /** A copy of the secret. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DiskKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return DiskKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "DiskKey";
    }
}
