package io.unkai.wire.sigv4;

import io.unkai.kernel.call.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a request, read but not yet checked.
 *
 * @param form where it stood
 * @param algorithm how it was made
 * @param accessKey the access key id, possibly hostile
 * @param scope what it is good for
 * @param regions the regions it is good for; one for Signature Version 4, patterns for 4A
 * @param signedHeaders the header names it covers, as listed
 * @param signature the signature in hexadecimal
 * @param time when it was made
 * @param expires how long it is good for, or null where the allowed skew limits it
 * @param token the session token, or null
 */
record SignedRequest(
        Form form,
        Algorithm algorithm,
        String accessKey,
        Scope scope,
        List<String> regions,
        List<String> signedHeaders,
        String signature,
        Instant time,
        @Nullable Duration expires,
        @Nullable String token) {
    /** Header names in a signature at most. */
    static final int MAX_SIGNED_HEADERS = 256;

    /** Where a signature stands. */
    enum Form {
        HEADER,
        QUERY
    }

    /** What the signature is made of for a canonical request. */
    String stringToSign(String canonicalRequest) {
        return algorithm.id() + "\n" + AmzDate.format(time) + "\n" + scope.text() + "\n"
                + Hash.hex(CanonicalRequest.bytes(canonicalRequest));
    }

    /** What authorisation is told of it. */
    Call.Signature described(boolean upload) {
        var where = switch (form) {
            case HEADER -> Call.Signature.Form.HEADER;
            case QUERY -> upload ? Call.Signature.Form.POST : Call.Signature.Form.QUERY;
        };
        return new Call.Signature(where, algorithm.id(), time);
    }

    /** Whether a header is covered. */
    boolean covers(String header) {
        for (var name : signedHeaders) {
            if (name.equalsIgnoreCase(header)) {
                return true;
            }
        }
        return false;
    }

    static byte[] bytes(String stringToSign) {
        return stringToSign.getBytes(StandardCharsets.UTF_8);
    }
}
