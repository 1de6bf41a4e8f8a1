package io.unkai.kernel.id;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/** A source of ids and random bytes; tests give a seeded one. */
public interface Ids {
    /** Fills an array with random bytes, fit for secrets in production. */
    void fill(byte[] bytes);

    /** A resource id with 17 hexadecimal digits, as in {@code vpc-0a1b2c3d4e5f67890}. */
    default String next(String prefix) {
        return prefix + "-0" + hex(8);
    }

    /** Twice as many lower-case hexadecimal digits as bytes. */
    default String hex(int bytes) {
        var random = new byte[bytes];
        fill(random);
        return HexFormat.of().formatHex(random);
    }

    /** A random (version 4) UUID. */
    default String uuid() {
        var random = new byte[16];
        fill(random);
        random[6] = (byte) (random[6] & 0x0f | 0x40);
        random[8] = (byte) (random[8] & 0x3f | 0x80);
        var bits = ByteBuffer.wrap(random);
        return new UUID(bits.getLong(), bits.getLong()).toString();
    }

    /** Characters drawn evenly from an alphabet of at most 256. */
    default String text(String alphabet, int length) {
        int fair = 256 - 256 % alphabet.length();
        var text = new StringBuilder(length);
        var one = new byte[1];
        while (text.length() < length) {
            fill(one);
            int drawn = one[0] & 0xff;
            if (drawn < fair) {
                text.append(alphabet.charAt(drawn % alphabet.length()));
            }
        }
        return text.toString();
    }
}
