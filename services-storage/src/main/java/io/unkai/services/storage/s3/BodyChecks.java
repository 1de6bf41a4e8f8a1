package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Struct;
import io.unkai.planes.object.Digest;
import io.unkai.planes.object.Staged;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a body promised of it.
 *
 * @param md5 the MD5 it must have, or null
 * @param algorithm the checksum to compute
 * @param value the checksum it must have, base64, or null
 * @param trailer whether the checksum follows the body
 * @param asked whether the sender named the algorithm
 */
record BodyChecks(
        @Nullable Blob md5, Digest algorithm, @Nullable String value, boolean trailer, boolean asked) {
    private static final int MD5_BYTES = 16;

    /** Reads the promises of a request whose default algorithm is that of its upload, or CRC-64/NVME. */
    static BodyChecks read(Struct in, ByteStream body, @Nullable Digest preset) {
        var md5 = md5(Fields.text(in, "ContentMD5"));
        var declared = ChecksumNames.declared(in);
        var named = ChecksumNames.algorithm(Fields.text(in, "ChecksumAlgorithm"));
        if (declared != null) {
            if (named != null && named != declared.algorithm()) {
                throw S3Errors.invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
            }
            return new BodyChecks(md5, declared.algorithm(), declared.value(), false, true);
        }
        var announced = ChecksumNames.announced(body);
        var algorithm = announced != null ? announced : named != null ? named : preset;
        return new BodyChecks(
                md5,
                algorithm == null ? Digest.CRC64NVME : algorithm,
                null,
                announced != null,
                announced != null || named != null);
    }

    private static @Nullable Blob md5(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var md5 = Base64.getDecoder().decode(header.strip());
            if (md5.length == MD5_BYTES) {
                return Blob.wrap(md5);
            }
        } catch (IllegalArgumentException e) {
            throw invalidDigest(header);
        }
        throw invalidDigest(header);
    }

    private static ApiException invalidDigest(String header) {
        return new ApiException("InvalidDigest", "The Content-MD5 you specified was invalid.")
                .with("Content-MD5", header);
    }

    /** Refuses a body that is not what was promised. */
    void verify(ByteStream body, Staged staged) {
        if (body.length() >= 0 && staged.size() != body.length()) {
            throw new ApiException(
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
        var actual = staged.digest(Digest.MD5);
        if (md5 != null && !md5.equals(Blob.wrap(actual))) {
            throw new ApiException("BadDigest", "The Content-MD5 you specified did not match what we received.")
                    .with("ExpectedDigest", Base64.getEncoder().encodeToString(md5.shared()))
                    .with("CalculatedDigest", Base64.getEncoder().encodeToString(actual));
        }
        var promised = trailer ? trailer(body) : value;
        if (promised != null && !promised.equals(computed(staged))) {
            throw badDigest(algorithm);
        }
    }

    static ApiException badDigest(Digest algorithm) {
        return new ApiException(
                "BadDigest", "The " + algorithm.name() + " you specified did not match the calculated checksum.");
    }

    private String trailer(ByteStream body) {
        var sent = body.trailers().get(ChecksumNames.header(algorithm));
        if (sent == null) {
            throw new ApiException(
                    "MalformedTrailerError",
                    "The request contained trailing data that was not well-formed or did not conform to our published"
                            + " schema.");
        }
        return ChecksumNames.valid(algorithm, sent.strip());
    }

    private String computed(Staged staged) {
        return Base64.getEncoder().encodeToString(staged.digest(algorithm));
    }
}
