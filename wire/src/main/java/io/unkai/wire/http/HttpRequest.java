package io.unkai.wire.http;

import io.unkai.kernel.schema.ByteStream;
import java.net.InetSocketAddress;

/**
 * A request.
 *
 * @param method as sent
 * @param target the request target exactly as sent, path and query, neither decoded nor normalised
 * @param headers the header fields; for HTTP/2 {@code Host} is there with the value of {@code :authority}
 * @param body the body; where the client waits for {@code 100 Continue}, opening the body sends it
 * @param remote the client's address
 * @param secure whether over TLS
 */
public record HttpRequest(
        String method, String target, Headers headers, ByteStream body, InetSocketAddress remote, boolean secure) {
    /** The target up to the question mark, still encoded. */
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The target after the question mark, still encoded; empty where there is none. */
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The same request with another body. */
    public HttpRequest withBody(ByteStream other) {
        return new HttpRequest(method, target, headers, other, remote, secure);
    }

    /** The same request with another target. */
    public HttpRequest withTarget(String other) {
        return new HttpRequest(method, other, headers, body, remote, secure);
    }
}
