package io.unkai.wire.sigv4;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for tests in every way clients do. All headers of a request are signed.
 *
 * @param token the session token, or null
 */
public record TestSigner(
        Algorithm algorithm,
        String accessKey,
        String secretKey,
        @Nullable String token,
        String region,
        String service) {
    /** Signature Version 4. */
    public TestSigner(String accessKey, String secretKey, String region, String service) {
        this(Algorithm.HMAC, accessKey, secretKey, null, region, service);
    }

    /** The same signer with Signature Version 4A; the region becomes the region set. */
    public TestSigner asymmetric() {
        return new TestSigner(Algorithm.ECDSA, accessKey, secretKey, token, region, service);
    }

    /** The same signer with a session token. */
    public TestSigner with(String sessionToken) {
        return new TestSigner(algorithm, accessKey, secretKey, sessionToken, region, service);
    }

    /** Signs in the header; the hash of the body is sent and signed. */
    public HttpRequest header(HttpRequest request, byte[] body, Instant now) {
        return header(request.withBody(ByteStream.of(body)), Hash.hex(body), now);
    }

    /** Signs in the header, with that value for {@code x-amz-content-sha256}. */
    public HttpRequest header(HttpRequest request, String payload, Instant now) {
        var headers =
                copy(request.headers()).set("x-amz-content-sha256", payload).set("x-amz-date", AmzDate.format(now));
        if (algorithm == Algorithm.ECDSA) {
            headers.set("x-amz-region-set", region);
        }
        if (token != null) {
            headers.set("x-amz-security-token", token);
        }
        return authorize(request, headers, payload, now);
    }

    /** Signs in the header as services other than S3 allow: the hash of the body is signed, not sent. */
    public HttpRequest bare(HttpRequest request, byte[] body, Instant now) {
        var headers = copy(request.headers()).set("x-amz-date", AmzDate.format(now));
        return authorize(request.withBody(ByteStream.of(body)), headers, Hash.hex(body), now);
    }

    private HttpRequest authorize(HttpRequest request, Headers headers, String payload, Instant now) {
        var names = headers.fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        var signed = with(request, request.target(), headers, request.body());
        var signature = sign(stringToSign(signed, names, payload, now), now);
        headers.set(
                "Authorization",
                algorithm.id() + " Credential=" + accessKey + "/" + scope(now).text() + ", SignedHeaders="
                        + String.join(";", names) + ", Signature=" + signature);
        return signed;
    }

    /** Signs in the query string; all headers are signed, the body is not. */
    public HttpRequest presigned(HttpRequest request, Duration lifetime, Instant now) {
        return presigned(request, lifetime, service.equals("s3") ? "UNSIGNED-PAYLOAD" : Hash.EMPTY, now);
    }

    /** Signs in the query string, with that in place of the body's hash. */
    public HttpRequest presigned(HttpRequest request, Duration lifetime, String payload, Instant now) {
        var names = request.headers().fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        var query = new LinkedHashMap<String, String>();
        query.put("X-Amz-Algorithm", algorithm.id());
        query.put("X-Amz-Credential", accessKey + "/" + scope(now).text());
        query.put("X-Amz-Date", AmzDate.format(now));
        query.put("X-Amz-Expires", Long.toString(lifetime.toSeconds()));
        query.put("X-Amz-SignedHeaders", String.join(";", names));
        if (algorithm == Algorithm.ECDSA) {
            query.put("X-Amz-Region-Set", region);
        }
        if (token != null) {
            query.put("X-Amz-Security-Token", token);
        }
        var target = new StringBuilder(request.target()).append(request.target().indexOf('?') < 0 ? '?' : '&');
        query.forEach((name, value) -> target.append(name)
                .append('=')
                .append(UriEncoding.encode(value.getBytes(StandardCharsets.UTF_8), false))
                .append('&'));
        target.setLength(target.length() - 1);
        var unsigned = request.withTarget(target.toString());
        var signature = sign(stringToSign(unsigned, names, payload, now), now);
        return unsigned.withTarget(target + "&X-Amz-Signature=" + signature);
    }

    /** Signs a body in chunks; with trailers, even none, they are signed too. */
    public HttpRequest chunked(
            HttpRequest request, List<byte[]> chunks, @Nullable Map<String, String> trailers, Instant now) {
        var headers = chunkHeaders(request, chunks, trailers);
        var payload = "STREAMING-" + algorithm.id() + "-PAYLOAD" + (trailers == null ? "" : "-TRAILER");
        var signed = header(with(request, request.target(), headers, request.body()), payload, now);
        var authorization = signed.headers().get("Authorization");
        var previous = authorization == null ? "" : authorization.substring(authorization.indexOf("Signature=") + 10);
        var body = new ByteArrayOutputStream();
        for (int i = 0; i <= chunks.size(); i++) {
            var chunk = i == chunks.size() ? new byte[0] : chunks.get(i);
            previous = sign(chain("-PAYLOAD", now, previous) + "\n" + Hash.EMPTY + "\n" + Hash.hex(chunk), now);
            write(body, Integer.toHexString(chunk.length) + ";chunk-signature=" + padded(previous) + "\r\n");
            body.writeBytes(chunk);
            write(body, chunk.length == 0 ? "" : "\r\n");
        }
        if (trailers != null) {
            var canonical = new StringBuilder();
            new TreeMap<>(trailers).forEach((name, value) -> canonical.append(name + ":" + value + "\n"));
            var hash = Hash.hex(canonical.toString().getBytes(StandardCharsets.UTF_8));
            write(body, canonical.toString().replace("\n", "\r\n"));
            var signature = sign(chain("-TRAILER", now, previous) + "\n" + hash, now);
            write(body, "x-amz-trailer-signature:" + padded(signature) + "\r\n");
        }
        write(body, "\r\n");
        return signed.withBody(ByteStream.of(body.toByteArray()));
    }

    /** Signs the head only, of a body in chunks with trailers. */
    public HttpRequest unsignedTrailer(
            HttpRequest request, List<byte[]> chunks, Map<String, String> trailers, Instant now) {
        var headers = chunkHeaders(request, chunks, trailers);
        var signed = header(
                with(request, request.target(), headers, request.body()), "STREAMING-UNSIGNED-PAYLOAD-TRAILER", now);
        var body = new ByteArrayOutputStream();
        for (var chunk : chunks) {
            write(body, Integer.toHexString(chunk.length) + "\r\n");
            body.writeBytes(chunk);
            write(body, "\r\n");
        }
        write(body, "0\r\n");
        trailers.forEach((name, value) -> write(body, name + ":" + value + "\r\n"));
        write(body, "\r\n");
        return signed.withBody(ByteStream.of(body.toByteArray()));
    }

    /** The fields of a signed upload form. */
    public Map<String, String> form(String policy, Instant now) {
        var encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
        var fields = new LinkedHashMap<String, String>();
        fields.put("x-amz-algorithm", algorithm.id());
        fields.put("x-amz-credential", accessKey + "/" + scope(now).text());
        fields.put("x-amz-date", AmzDate.format(now));
        fields.put("policy", encoded);
        fields.put("x-amz-signature", sign(encoded, now));
        return fields;
    }

    private String stringToSign(HttpRequest request, List<String> names, String payload, Instant now) {
        var path =
                service.equals("s3") ? CanonicalPath.once(request.rawPath()) : CanonicalPath.twice(request.rawPath());
        var canonical = CanonicalRequest.of(request, path, names, payload);
        return algorithm.id() + "\n" + AmzDate.format(now) + "\n" + scope(now).text() + "\n"
                + Hash.hex(CanonicalRequest.bytes(canonical));
    }

    private String chain(String kind, Instant now, String previous) {
        return algorithm.id() + kind + "\n" + AmzDate.format(now) + "\n"
                + scope(now).text() + "\n" + previous;
    }

    private Scope scope(Instant now) {
        return new Scope(AmzDate.day(now), algorithm == Algorithm.HMAC ? region : "", service);
    }

    private String sign(String text, Instant now) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (algorithm == Algorithm.HMAC) {
            return HexFormat.of().formatHex(Hash.hmac(KeyDerivation.hmac(secretKey, scope(now)), bytes));
        }
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(
                    EcKeys.pair(KeyDerivation.scalar(accessKey, secretKey)).getPrivate());
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String padded(String signature) {
        return algorithm == Algorithm.HMAC ? signature : signature + "*".repeat(144 - signature.length());
    }

    private static Headers chunkHeaders(
            HttpRequest request, List<byte[]> chunks, @Nullable Map<String, String> trailers) {
        int length = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        var headers = copy(request.headers())
                .set("content-encoding", "aws-chunked")
                .set("x-amz-decoded-content-length", Integer.toString(length));
        return trailers == null || trailers.isEmpty()
                ? headers
                : headers.set("x-amz-trailer", String.join(",", trailers.keySet()));
    }

    private static Headers copy(Headers headers) {
        var copy = Headers.empty();
        headers.fields().forEach(field -> copy.add(field.name(), field.value()));
        return copy;
    }

    private static HttpRequest with(HttpRequest request, String target, Headers headers, ByteStream body) {
        return new HttpRequest(request.method(), target, headers, body, request.remote(), request.secure());
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
