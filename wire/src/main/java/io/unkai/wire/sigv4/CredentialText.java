package io.unkai.wire.sigv4;

import io.unkai.wire.sigv4.SignedRequest.Form;
import java.util.List;

/** {@code AKID/yyyyMMdd/region/service/aws4_request}; Signature Version 4A leaves the region out. */
record CredentialText(String accessKey, Scope scope) {
    /** Reads and checks all but whether service and region are the right ones. */
    static CredentialText read(String text, Algorithm algorithm, Form form, Refusals refusals) {
        int parts = algorithm == Algorithm.HMAC ? 5 : 4;
        var part = List.of(text.split("/", -1));
        if (part.size() != parts || part.contains("")) {
            throw refusals.badCredential(form, text);
        }
        if (!part.getLast().equals(Scope.TERMINATOR)) {
            throw refusals.badTerminator(form, part.getLast());
        }
        if (!AmzDate.isDay(part.get(1))) {
            throw refusals.badScopeDate(form, part.get(1));
        }
        var region = algorithm == Algorithm.HMAC ? part.get(2) : "";
        return new CredentialText(part.getFirst(), new Scope(part.get(1), region, part.get(parts - 2)));
    }
}
