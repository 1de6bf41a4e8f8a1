package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.chunked.AwsChunkedStream;
import io.unkai.wire.chunked.ChunkFormat;
import io.unkai.wire.chunked.ChunkVerifier;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.WholeBody;
import io.unkai.wire.protocol.Limits;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns bodies as sent into bodies that can be trusted: decoded, and verified while or before they are read. */
final class Bodies {
    /** Bytes of a body that is verified before use at most: no codec takes more. */
    static final int MAX_BUFFERED = Limits.BODY_BYTES;

    /** The same for S3, whose longest document completes an upload of 10,000 parts. */
    static final int MAX_S3_BUFFERED = 8 * 1024 * 1024;

    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
    private static final int MAX_LENGTH_DIGITS = 15;

    private final Expected expected;
    private final Refusals refusals;
    private final Hashing hashing;

    Bodies(Expected expected, Refusals refusals, Hashing hashing) {
        this.expected = expected;
        this.refusals = refusals;
        this.hashing = hashing;
    }

    /** The request with its body in memory. */
    HttpRequest buffered(HttpRequest request) throws IOException {
        return request.withBody(buffered(request.body()));
    }

    private ByteStream buffered(ByteStream body) throws IOException {
        int limit = expected.isS3() ? MAX_S3_BUFFERED : MAX_BUFFERED;
        if (body.length() > limit) {
            throw refusals.tooLarge(limit);
        }
        var bytes = WholeBody.read(body, limit);
        if (bytes.length > limit) {
            throw refusals.tooLarge(limit);
        }
        return body instanceof WholeBody ? body : new WholeBody(bytes, body.trailers());
    }

    /** The SHA-256 of a body in memory. */
    String hash(HttpRequest buffered) throws IOException {
        var bytes = WholeBody.read(buffered.body(), MAX_S3_BUFFERED);
        var digest = Hash.sha256();
        hashing.update(digest, bytes, 0, bytes.length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The request with a body whose hash is verified: before use, or while it is read where it is streamed. */
    HttpRequest hashed(HttpRequest request, String signedHash) throws IOException {
        var wanted = signedHash.toLowerCase(Locale.ROOT);
        if (expected.streamed()) {
            return request.withBody(new HashedStream(
                    request.body(), wanted, computed -> refusals.wrongPayload(signedHash, computed), hashing));
        }
        var buffered = buffered(request);
        var computed = hash(buffered);
        if (!computed.equals(wanted)) {
            throw refusals.wrongPayload(signedHash, computed);
        }
        return buffered;
    }

    /** The request with a body held to what it says of itself, where no signature covers its parts. */
    HttpRequest unsigned(HttpRequest request, Payload payload, String value) throws IOException {
        return switch (payload) {
            case HASH -> hashed(request, value);
            case UNSIGNED_TRAILER -> unchunked(request, true, null);
            default -> request;
        };
    }

    /** The request as it would be without chunks. */
    HttpRequest unchunked(HttpRequest request, boolean trailer, @Nullable ChunkVerifier verifier) throws IOException {
        long length = decodedLength(request.headers());
        var format = new ChunkFormat(length, trailer ? announced(request.headers()) : null, verifier);
        ByteStream body = new AwsChunkedStream(request.body(), format);
        return new HttpRequest(
                request.method(),
                request.target(),
                plain(request.headers(), length),
                expected.streamed() ? body : buffered(body),
                request.remote(),
                request.secure());
    }

    private static long decodedLength(Headers headers) {
        var text = headers.get(DECODED_LENGTH);
        if (text == null
                || text.isEmpty()
                || text.length() > MAX_LENGTH_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ApiException("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
        }
        return Long.parseLong(text);
    }

    private static Set<String> announced(Headers headers) {
        return headers.all("x-amz-trailer").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The headers without the encoding that was taken off, and with the length of what is left. */
    private static Headers plain(Headers headers, long length) {
        var plain = Headers.empty();
        for (var field : headers.fields()) {
            if (field.name().equalsIgnoreCase("Content-Encoding")) {
                var rest = Stream.of(field.value().split(","))
                        .map(String::strip)
                        .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
                        .collect(Collectors.joining(","));
                if (!rest.isEmpty()) {
                    plain.add(field.name(), rest);
                }
            } else {
                plain.add(field.name(), field.value());
            }
        }
        return plain.set("Content-Length", Long.toString(length));
    }
}
