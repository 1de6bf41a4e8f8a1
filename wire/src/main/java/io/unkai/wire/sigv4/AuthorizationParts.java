package io.unkai.wire.sigv4;

import java.util.ArrayList;
import java.util.List;

/**
 * What an {@code Authorization} header holds behind its scheme: {@code name=value} pairs between commas, in any order.
 *
 * @param credential access key and scope, not empty
 * @param signedHeaders the names of the signed headers, not empty
 * @param signature the signature, not empty
 */
record AuthorizationParts(String credential, String signedHeaders, String signature) {
    /** Reads the pairs from that index on; the last of each name counts, other names do not. */
    static AuthorizationParts read(String authorization, int from, Refusals refusals) {
        var credential = "";
        var signedHeaders = "";
        var signature = "";
        for (int start = from; start < authorization.length(); ) {
            int comma = authorization.indexOf(',', start);
            int end = comma < 0 ? authorization.length() : comma;
            int equals = authorization.indexOf('=', start);
            if (equals < 0 || equals >= end) {
                checkBlank(authorization.substring(start, end).strip(), authorization, refusals);
            } else {
                var value = authorization.substring(equals + 1, end).strip();
                switch (authorization.substring(start, equals).strip()) {
                    case "Credential" -> credential = value;
                    case "SignedHeaders" -> signedHeaders = value;
                    case "Signature" -> signature = value;
                    default -> {}
                }
            }
            start = end + 1;
        }
        var parts = new AuthorizationParts(credential, signedHeaders, signature);
        parts.checkThere(authorization, refusals);
        return parts;
    }

    private static void checkBlank(String part, String authorization, Refusals refusals) {
        if (!part.isEmpty()) {
            throw refusals.badComponent(part, authorization);
        }
    }

    private void checkThere(String authorization, Refusals refusals) {
        if (!credential.isEmpty() && !signature.isEmpty() && !signedHeaders.isEmpty()) {
            return;
        }
        var missing = new ArrayList<String>();
        if (credential.isEmpty()) {
            missing.add("Credential");
        }
        if (signature.isEmpty()) {
            missing.add("Signature");
        }
        if (signedHeaders.isEmpty()) {
            missing.add("SignedHeaders");
        }
        throw refusals.missingComponents(List.copyOf(missing), authorization);
    }
}
