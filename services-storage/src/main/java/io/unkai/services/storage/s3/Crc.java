package io.unkai.services.storage.s3;

import io.unkai.planes.object.Digest;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Computes the check of two runs of bytes from the checks of each, in time logarithmic in their length. A check is a remainder
 * of polynomials over GF(2): putting n bytes behind others multiplies their remainder by x to the 8n.
 */
final class Crc {
    private static final long CRC32 = 0xEDB88320L;
    private static final long CRC32C = 0x82F63B78L;
    private static final long CRC64NVME = 0x9A6C9329AC4BC9B5L;
    private static final int POWERS = 64;
    private static final int BITS_PER_BYTE_SHIFT = 3;

    private final int width;
    private final long polynomial;
    private final long one;
    private final long[] powers = new long[POWERS];

    private Crc(int width, long polynomial) {
        this.width = width;
        this.polynomial = polynomial;
        this.one = 1L << width - 1;
        powers[0] = one >>> 1;
        for (int i = 1; i < POWERS; i++) {
            powers[i] = multiply(powers[i - 1], powers[i - 1]);
        }
    }

    /** Whether checks of that kind can be combined. */
    static boolean combines(Digest kind) {
        return switch (kind) {
            case CRC32, CRC32C, CRC64NVME -> true;
            case MD5, SHA1, SHA256 -> false;
        };
    }

    /** What combines checks of that kind. */
    static Crc of(Digest kind) {
        return switch (kind) {
            case CRC32 -> new Crc(Integer.SIZE, CRC32);
            case CRC32C -> new Crc(Integer.SIZE, CRC32C);
            case CRC64NVME -> new Crc(Long.SIZE, CRC64NVME);
            case MD5, SHA1, SHA256 -> throw new IllegalArgumentException(kind + " cannot be combined");
        };
    }

    /** The check of two runs of bytes, of which the second has that length. */
    byte[] combine(byte[] first, byte[] second, long length) {
        long combined = multiply(power(length), number(first)) ^ number(second);
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(combined).array();
        return Arrays.copyOfRange(bytes, Long.BYTES - width / Byte.SIZE, Long.BYTES);
    }

    private static long number(byte[] bytes) {
        long number = 0;
        for (byte one : bytes) {
            number = number << Byte.SIZE | one & 0xff;
        }
        return number;
    }

    /** x to the power of eight times that many bytes. */
    private long power(long bytes) {
        long result = one;
        int power = BITS_PER_BYTE_SHIFT;
        for (long left = bytes; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                result = multiply(powers[power], result);
            }
            power++;
        }
        return result;
    }

    /** The product of two remainders; the highest bit is the coefficient of 1. */
    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = one; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ polynomial : shifted >>> 1;
        }
        return product;
    }
}
