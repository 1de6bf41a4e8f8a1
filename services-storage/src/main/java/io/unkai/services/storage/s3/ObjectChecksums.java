package io.unkai.services.storage.s3;

import io.unkai.planes.object.Digest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The checksum of an object made of those of its parts. */
final class ObjectChecksums {
    private static final String COMPOSITE = "COMPOSITE";
    private static final String FULL_OBJECT = "FULL_OBJECT";

    private ObjectChecksums() {}

    /** Whether an upload with that algorithm has a composite checksum, as asked or by default. */
    static boolean composite(@Nullable Digest algorithm, @Nullable String type) {
        if (type == null) {
            return algorithm != null && algorithm != Digest.CRC64NVME;
        }
        if (!type.equals(COMPOSITE) && !type.equals(FULL_OBJECT)) {
            throw S3Errors.invalidRequest("Value for x-amz-checksum-type header is invalid.");
        }
        if (algorithm == null) {
            throw S3Errors.invalidRequest(
                    "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }
        boolean composite = type.equals(COMPOSITE);
        if (composite ? algorithm == Digest.CRC64NVME : !Crc.combines(algorithm)) {
            throw S3Errors.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.name().toLowerCase(Locale.ROOT) + " checksum algorithm.");
        }
        return composite;
    }

    /** The checksum of the whole, or null where the parts do not tell it. */
    static @Nullable Checksum of(Upload upload, List<Extent> parts) {
        var algorithm = upload.effective();
        if (parts.stream().anyMatch(part -> part.checksum() == null)) {
            return null;
        }
        return upload.composite() ? composite(algorithm, parts) : combined(algorithm, parts);
    }

    private static Checksum composite(Digest algorithm, List<Extent> parts) {
        var hasher = algorithm.hasher();
        for (var part : parts) {
            var bytes = bytes(part);
            hasher.update(bytes, 0, bytes.length);
        }
        return new Checksum(algorithm, encode(hasher.finish()) + "-" + parts.size(), true);
    }

    private static Checksum combined(Digest algorithm, List<Extent> parts) {
        var crc = Crc.of(algorithm);
        var whole = bytes(parts.getFirst());
        for (var part : parts.subList(1, parts.size())) {
            whole = crc.combine(whole, bytes(part), part.size());
        }
        return new Checksum(algorithm, encode(whole), false);
    }

    private static byte[] bytes(Extent part) {
        return Base64.getDecoder().decode(part.checksum());
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
