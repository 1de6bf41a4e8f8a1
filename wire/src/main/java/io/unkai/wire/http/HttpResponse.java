package io.unkai.wire.http;

import io.unkai.kernel.schema.ByteStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer. The front adds {@code Content-Length} or chunks from the body's length, {@code Date} and {@code Connection}; it
 * sends no body for HEAD, 204 and 304 and keeps a {@code Content-Length} that is set.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the body; the front closes it
 */
public record HttpResponse(int status, Headers headers, ByteStream body) {
    /** An answer without a body. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Headers.empty(), ByteStream.of(new byte[0]));
    }

    /** An answer with bytes in memory. */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, Headers.of("Content-Type", contentType), ByteStream.of(body));
    }

    /** An answer with a text in UTF-8. */
    public static HttpResponse of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
