package io.unkai.wire.sigv4;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with Signature Version 4 in the {@code Authorization} header.
 *
 * @param accessKey the access key id
 * @param secretKey its secret
 * @param token the session token, or null
 * @param region the region to sign for
 * @param service the signing name of the service
 */
public record Signer(
        String accessKey, String secretKey, @Nullable String token, String region, String service) {
    /**
     * Signs a request; all its headers are signed.
     *
     * @param request the request, with a {@code Host} header and a target as it will be sent
     * @param body the body, which the signed request carries
     */
    public HttpRequest sign(HttpRequest request, byte[] body, Instant now) {
        var scope = new Scope(AmzDate.day(now), region, service);
        var headers = Headers.empty();
        request.headers().fields().forEach(field -> headers.add(field.name(), field.value()));
        headers.set("X-Amz-Date", AmzDate.format(now));
        var hash = Hash.hex(body);
        headers.set(PayloadClaim.HEADER, hash);
        if (token != null) {
            headers.set("X-Amz-Security-Token", token);
        }
        var unsigned = new HttpRequest(
                request.method(), request.target(), headers, ByteStream.of(body), request.remote(), request.secure());
        var names = headers.fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        var path =
                service.equals("s3") ? CanonicalPath.once(request.rawPath()) : CanonicalPath.twice(request.rawPath());
        var canonical = CanonicalRequest.of(unsigned, path, names, hash);
        var stringToSign = Algorithm.HMAC.id() + "\n" + AmzDate.format(now) + "\n" + scope.text() + "\n"
                + Hash.hex(CanonicalRequest.bytes(canonical));
        var signature = Hash.hmac(KeyDerivation.hmac(secretKey, scope), SignedRequest.bytes(stringToSign));
        headers.add(
                "Authorization",
                Algorithm.HMAC.id() + " Credential=" + accessKey + "/" + scope.text() + ", SignedHeaders="
                        + String.join(";", names) + ", Signature="
                        + HexFormat.of().formatHex(signature));
        return unsigned;
    }

    /** Names the key, never the secret. */
    @Override
    public String toString() {
        return "Signer[" + accessKey + "]";
    }
}
