package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Struct;
import io.unkai.planes.object.Digest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checksums in requests and answers. */
final class ChecksumNames {
    /** The algorithms that objects can have. */
    static final Set<Digest> ALGORITHMS =
            EnumSet.of(Digest.CRC32, Digest.CRC32C, Digest.CRC64NVME, Digest.SHA1, Digest.SHA256);

    private ChecksumNames() {}

    /** The header or trailer of a checksum. */
    static String header(Digest algorithm) {
        return "x-amz-checksum-" + algorithm.name().toLowerCase(Locale.ROOT);
    }

    /** The member of a checksum. */
    static String member(Digest algorithm) {
        return "Checksum" + algorithm.name();
    }

    /** The algorithm of that name, or null where none is named. */
    static @Nullable Digest algorithm(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var upper = name.toUpperCase(Locale.ROOT);
        for (var one : ALGORITHMS) {
            if (one.name().equals(upper)) {
                return one;
            }
        }
        throw S3Errors.invalidRequest(
                "Checksum algorithm provided is unsupported. Please try again with any of the valid"
                        + " types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }

    /** The one checksum that a request states, or null. */
    static @Nullable Checksum declared(Struct in) {
        Checksum declared = null;
        for (var algorithm : ALGORITHMS) {
            var value = Fields.text(in, member(algorithm));
            if (value != null && declared != null) {
                throw S3Errors.invalidRequest(
                        "Expecting a single x-amz-checksum- header. Multiple checksum Types are not" + " allowed.");
            }
            if (value != null) {
                declared = new Checksum(algorithm, valid(algorithm, value), false);
            }
        }
        return declared;
    }

    /** The checksum that will follow the body, or null. */
    static @Nullable Digest announced(ByteStream body) {
        for (var algorithm : ALGORITHMS) {
            if (body.announced().contains(header(algorithm))) {
                return algorithm;
            }
        }
        return null;
    }

    /** Refuses what cannot be a checksum of that algorithm. */
    static String valid(Digest algorithm, String value) {
        try {
            if (Base64.getDecoder().decode(value).length == algorithm.of(new byte[0]).length) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(algorithm);
        }
        throw invalid(algorithm);
    }

    private static RuntimeException invalid(Digest algorithm) {
        return S3Errors.invalidRequest("Value for " + header(algorithm) + " header is invalid.");
    }

    /** The members of an answer that state a checksum. */
    static Map<String, Object> members(@Nullable Checksum checksum) {
        var members = new LinkedHashMap<String, Object>();
        if (checksum != null) {
            members.put(member(checksum.algorithm()), checksum.value());
            members.put("ChecksumType", type(checksum.composite()));
        }
        return members;
    }

    /** The name of a kind of checksum. */
    static String type(boolean composite) {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }
}
