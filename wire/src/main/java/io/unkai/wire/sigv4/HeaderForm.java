package io.unkai.wire.sigv4;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.sigv4.SignedRequest.Form;
import java.time.Instant;
import java.util.List;

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
        var parts = AuthorizationParts.read(authorization, space < 0 ? authorization.length() : space + 1, refusals);
        var credential = CredentialText.read(parts.credential(), algorithm, Form.HEADER, refusals);
        var headers = request.headers();
        var signedHeaders = List.of(parts.signedHeaders().split(";"));
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
                parts.signature(),
                time(request, refusals),
                null,
                headers.get("X-Amz-Security-Token"));
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
