package io.unkai.server.http;

import io.netty.handler.codec.http2.Http2Headers;
import io.unkai.wire.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header of an HTTP/2 request, checked; Netty has already refused upper-case names, connection fields and a length that is
 * not the body's.
 *
 * @param length bytes of the body, or -1 where only the end tells
 */
record Http2Head(String method, String target, Headers headers, long length, boolean expects) {
    static Http2Head parse(Http2Headers from, boolean ends, HttpLimits limits) throws RefusedException {
        if (from.size() > limits.headerFields()) {
            throw new RefusedException(
                    Refusal.HEADERS_TOO_LARGE, "More than " + limits.headerFields() + " header fields");
        }
        String method = text(from.method());
        String target = text(from.path());
        if (method == null || target == null) {
            throw RefusedException.malformed("A request needs a method and a path");
        }
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new RefusedException(Refusal.METHOD, method + " is not supported");
        }
        checkTarget(method, target, limits);
        var headers = fields(from);
        String authority = text(from.authority());
        if (authority != null) {
            headers.set("host", authority);
        } else if (!headers.has("host")) {
            throw RefusedException.malformed("A request needs an authority");
        }
        boolean expects = "100-continue".equalsIgnoreCase(headers.get("expect")) && !ends;
        return new Http2Head(method, target, headers, length(headers, ends), expects);
    }

    static Headers fields(Http2Headers from) {
        var headers = Headers.empty();
        for (var field : from) {
            if (field.getKey().length() > 0 && field.getKey().charAt(0) != ':') {
                headers.add(field.getKey().toString(), field.getValue().toString());
            }
        }
        return headers;
    }

    private static void checkTarget(String method, String target, HttpLimits limits) throws RefusedException {
        if (target.length() > limits.requestLine()) {
            throw new RefusedException(Refusal.TARGET_TOO_LONG, "The path is too long");
        }
        boolean valid = target.startsWith("/") || target.equals("*") && method.equals("OPTIONS");
        for (int i = 0; valid && i < target.length(); i++) {
            valid = target.charAt(i) > ' ' && target.charAt(i) != 0x7f;
        }
        if (!valid) {
            throw RefusedException.malformed("The path is not valid");
        }
    }

    private static long length(Headers headers, boolean ends) throws RefusedException {
        String length = headers.get("content-length");
        if (ends || length == null) {
            return ends ? 0 : RequestHead.CHUNKED;
        }
        return HeadParser.contentLength(headers.all("content-length"));
    }

    private static @Nullable String text(@Nullable CharSequence value) {
        return value == null ? null : value.toString();
    }
}
