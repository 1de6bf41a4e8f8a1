package io.unkai.wire.sigv4;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signatures in the {@code Authorization} header. */
final class HeaderForm {
    private HeaderForm() {}

    /** Reads the signature of an {@code Authorization} header that is there. */
    static SignedRequest read(HttpRequest request, String authorization, Refusals refusals) {
        int space = authorization.indexOf(' ');
        var scheme = space < 0 ? authorization : authorization.substring(0, space);
        var algorithm = Algorithm.of(scheme);
        if (algorithm == null) {
            throw refusals.unsupportedAuthorization(authorization);
        }
        var components = components(space < 0 ? "" : authorization.substring(space + 1), authorization, refusals);
        var missing = List.of("Credential", "Signature", "SignedHeaders").stream()
                .filter(name -> components.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw refusals.missingComponents(missing, authorization);
        }
        var credential =
                CredentialText.read(components.getOrDefault("Credential", ""), algorithm, Form.HEADER, refusals);
        var headers = request.headers();
        var signedHeaders = List.of(components.getOrDefault("SignedHeaders", "").split(";"));
        if (signedHeaders.size() > SignedRequest.MAX_SIGNED_HEADERS) {
            throw refusals.badComponent("SignedHeaders", authorization);
        }
        return new SignedRequest(
                Form.HEADER,
                algorithm,
                credential.accessKey(),
                credential.scope(),
                Regions.of(algorithm, credential.scope(), headers.get("X-Amz-Region-Set")),
                signedHeaders,
                components.getOrDefault("Signature", ""),
                time(request, refusals),
                null,
                headers.get("X-Amz-Security-Token"));
    }

    private static Map<String, String> components(String text, String authorization, Refusals refusals) {
        var components = new HashMap<String, String>();
        for (var part : text.split(",")) {
            var trimmed = part.strip();
            if (trimmed.isEmpty()) {
                continue;
            }
            int equals = trimmed.indexOf('=');
            if (equals < 0) {
                throw refusals.badComponent(trimmed, authorization);
            }
            components.put(
                    trimmed.substring(0, equals).strip(),
                    trimmed.substring(equals + 1).strip());
        }
        return components;
    }

    private static Instant time(HttpRequest request, Refusals refusals) {
        var own = request.headers().get("X-Amz-Date");
        var date = own == null ? request.headers().get("Date") : own;
        if (date == null) {
            throw refusals.missingDate();
        }
        var time = AmzDate.parseHttp(date.strip());
        if (time == null) {
            throw refusals.badDate(Form.HEADER, date);
        }
        return time;
    }
}
