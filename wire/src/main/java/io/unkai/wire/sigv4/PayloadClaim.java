package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a signed request says of its body.
 *
 * @param request the request; its body is in memory where its hash had to be computed
 * @param hash what stands for the body in the canonical request
 * @param payload what the body is
 * @param value the value that says so
 */
record PayloadClaim(HttpRequest request, String hash, Payload payload, String value) {
    /** The header that says what a body is. */
    static final String HEADER = "x-amz-content-sha256";

    private static final String TOKENS =
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                    + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER,"
                    + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256"
                    + " value.";

    /** Finds out what a request says; computes the hash where the service does so itself. */
    static PayloadClaim of(HttpRequest request, SignedRequest signed, Expected expected, Bodies bodies)
            throws IOException {
        var value = request.headers().get(HEADER);
        if (expected.isS3()) {
            return ofS3(request, signed, value);
        }
        var payload = value == null ? null : Payload.of(value);
        if (value != null && payload != null && payload != Payload.HASH) {
            return new PayloadClaim(request, value, checked(payload, signed, value), value);
        }
        var buffered = bodies.buffered(request);
        return new PayloadClaim(buffered, bodies.hash(buffered), Payload.UNSIGNED, Payload.UNSIGNED_TOKEN);
    }

    private static PayloadClaim ofS3(HttpRequest request, SignedRequest signed, @Nullable String header) {
        if (header == null && signed.form() == Form.HEADER) {
            throw new ApiException("InvalidRequest", 400, "Missing required header for this request: " + HEADER);
        }
        var parameter = Reading.parameters(request.rawQuery()).get("X-Amz-Content-Sha256");
        var value = header != null ? header : parameter != null ? parameter : Payload.UNSIGNED_TOKEN;
        var payload = Payload.of(value);
        if (payload == null) {
            throw badValue(value);
        }
        boolean signedValue = signed.form() == Form.HEADER || header == null || signed.covers(HEADER);
        var hash = signedValue ? value : parameter == null ? Payload.UNSIGNED_TOKEN : parameter;
        return new PayloadClaim(request, hash, checked(payload, signed, value), value);
    }

    /** Chunks are signed as their request is. */
    private static Payload checked(Payload payload, SignedRequest signed, String value) {
        if (payload.signedWith() != null && payload.signedWith() != signed.algorithm()) {
            throw badValue(value);
        }
        return payload;
    }

    private static ApiException badValue(String value) {
        return new ApiException("InvalidArgument", 400, TOKENS)
                .with("ArgumentName", HEADER)
                .with("ArgumentValue", value);
    }
}
