package io.unkai.server.http;

import io.unkai.wire.http.Headers;

/**
 * The request line and header of an HTTP/1 request, checked.
 *
 * @param length bytes of the body, or -1 where it is chunked
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
