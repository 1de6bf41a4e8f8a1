package io.unkai.server.http;

import io.unkai.wire.http.Headers;

/**
 * The request line and header of an HTTP/1 request, checked.
 *
 * @param length bytes of the body, or -1 where it is chunked
 * @param expects whether the client waits for "100 Continue" before it sends the body, even an empty one
 */
record RequestHead(
        String method,
        String target,
        Headers headers,
        boolean http11,
        boolean keepAlive,
        long length,
        boolean expects) {
    static final long CHUNKED = -1;

    boolean isHead() {
        return method.equals("HEAD");
    }
}
