package io.unkai.wire.sigv4;

import java.security.MessageDigest;

/**
 * HMAC-SHA256 with a key of at most one block, whose padded halves are hashed once instead of for every text. Safe for use by
 * several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
final class HmacKey {
    private static final int BLOCK = 64;
    private static final int INNER_PAD = 0x36;
    private static final int OUTER_PAD = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** @param key 64 bytes or less */
    HmacKey(byte[] key) {
        this.inner = padded(key, INNER_PAD);
        this.outer = padded(key, OUTER_PAD);
    }

    private static MessageDigest padded(byte[] key, int pad) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        var block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (i < key.length ? key[i] ^ pad : pad);
        }
        var digest = Hash.sha256();
        digest.update(block);
        return digest;
    }

    /** The code of a text. */
    byte[] code(byte[] text) {
        return Hash.copy(outer).digest(Hash.copy(inner).digest(text));
    }
}
