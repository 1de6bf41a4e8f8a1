package io.unkai.wire.sigv4;

import io.unkai.wire.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the signature of a request, wherever it stands. */
final class Reading {
    private Reading() {}

    /** The signature, or null where there is none. */
    static @Nullable SignedRequest signature(HttpRequest request, Expected expected, Refusals refusals) {
        var authorization = request.headers().get("Authorization");
        var query = parameters(request.rawQuery());
        boolean presigned =
                query.containsKey("X-Amz-Algorithm") || query.containsKey(CanonicalRequest.SIGNATURE_PARAMETER);
        if (authorization != null && !authorization.isBlank()) {
            if (presigned) {
                throw refusals.twoSignatures(authorization);
            }
            // operations open to all may carry credentials of their own, such as bearer tokens
            return expected.anonymous() && !authorization.startsWith("AWS")
                    ? null
                    : HeaderForm.read(request, authorization.strip(), refusals);
        }
        return presigned ? QueryForm.read(query, expected.isS3(), refusals) : null;
    }

    /** The decoded parameters; the first of each name counts. */
    static Map<String, String> parameters(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return Map.of();
        }
        var parameters = new HashMap<String, String>();
        for (var part : rawQuery.split("&")) {
            int equals = part.indexOf('=');
            if (part.regionMatches(true, 0, "X-Amz-", 0, 6)) {
                parameters.putIfAbsent(
                        UriEncoding.decodeQuery(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : UriEncoding.decodeQuery(part.substring(equals + 1)));
            }
        }
        return parameters;
    }
}
