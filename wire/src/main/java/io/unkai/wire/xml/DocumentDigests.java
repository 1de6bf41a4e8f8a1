package io.unkai.wire.xml;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.Headers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** Holds documents to what headers promise of them: {@code Content-MD5} and {@code x-amz-checksum-*}. */
final class DocumentDigests {
    private static final String MD5 = "Content-MD5";
    private static final String CHECKSUM = "x-amz-checksum-";
    private static final List<String> ALGORITHMS = List.of("crc32", "crc32c", "crc64nvme", "sha1", "sha256");
    private static final long NVME = 0x9A6C9329AC4BC9B5L;

    private DocumentDigests() {}

    /**
     * Whether there is anything to check.
     *
     * @param checksums whether checksums are those of the document; where an upload is completed, they are the object's
     */
    static boolean any(Headers headers, boolean checksums) {
        return headers.has(MD5) || checksums && ALGORITHMS.stream().anyMatch(one -> headers.has(CHECKSUM + one));
    }

    /** Refuses a document that is not what its headers promise. */
    static void check(Headers headers, boolean checksums, byte[] document) {
        var md5 = headers.get(MD5);
        if (md5 != null) {
            var computed = hash("MD5", document);
            var promised = decoded(md5, computed.length);
            if (promised == null) {
                throw new ApiException("InvalidDigest", "The Content-MD5 you specified was invalid.").with(MD5, md5);
            }
            if (!Arrays.equals(promised, computed)) {
                throw new ApiException("BadDigest", "The Content-MD5 you specified did not match what we received.");
            }
        }
        for (var algorithm : ALGORITHMS) {
            var value = headers.get(CHECKSUM + algorithm);
            if (checksums && value != null) {
                check(algorithm, value, document);
            }
        }
    }

    private static void check(String algorithm, String value, byte[] document) {
        var computed = compute(algorithm, document);
        var promised = decoded(value, computed.length);
        if (promised == null) {
            throw new ApiException("InvalidRequest", "Value for " + CHECKSUM + algorithm + " header is invalid.");
        }
        if (!Arrays.equals(promised, computed)) {
            throw new ApiException(
                    "BadDigest",
                    "The " + algorithm.toUpperCase(Locale.ROOT)
                            + " you specified did not match the calculated checksum.");
        }
    }

    private static byte[] compute(String algorithm, byte[] document) {
        return switch (algorithm) {
            case "crc32" -> crc(new CRC32(), document);
            case "crc32c" -> crc(new CRC32C(), document);
            case "crc64nvme" ->
                ByteBuffer.allocate(Long.BYTES).putLong(nvme(document)).array();
            case "sha1" -> hash("SHA-1", document);
            default -> hash("SHA-256", document);
        };
    }

    private static byte[] crc(Checksum crc, byte[] document) {
        crc.update(document, 0, document.length);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    /** Bit by bit: documents are small, and few clients choose this one for them. */
    private static long nvme(byte[] document) {
        long crc = -1;
        for (byte one : document) {
            crc ^= one & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc >>> 1 ^ (NVME & -(crc & 1));
            }
        }
        return ~crc;
    }

    private static byte[] hash(String name, byte[] document) {
        try {
            return MessageDigest.getInstance(name).digest(document);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte @Nullable [] decoded(String base64, int length) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip().getBytes(US_ASCII));
            return bytes.length == length ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
