package io.unkai.wire.http;

import io.unkai.kernel.schema.ByteStream;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method as sent
 * @param target the request target exactly as sent, path and query, neither decoded nor normalised
 * @param headers the header fields; for HTTP/2 {@code Host} is there with the value of {@code :authority}
 * @param body the body; where the client waits for {@code 100 Continue}, opening the body sends it
 * @param remote the client's address
 * @param secure whether over TLS
 * @param tls what was agreed on where that is known, or null
 */
public record HttpRequest(
        String method,
        String target,
        Headers headers,
        ByteStream body,
        InetSocketAddress remote,
        boolean secure,
        @Nullable Tls tls) {
    /** A request of whose TLS nothing more is known. */
    public HttpRequest(
            String method, String target, Headers headers, ByteStream body, InetSocketAddress remote, boolean secure) {
        this(method, target, headers, body, remote, secure, null);
    }

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
        return new HttpRequest(method, target, headers, other, remote, secure, tls);
    }

    /** The same request with another target. */
    public HttpRequest withTarget(String other) {
        return new HttpRequest(method, other, headers, body, remote, secure, tls);
    }
}
