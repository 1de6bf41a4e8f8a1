package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.WholeBody;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.query.QueryParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A form that was read to route it.
 *
 * @param request the request with its body in memory
 * @param text the form, unpacked; everything that matters in it is ASCII
 */
record FormBody(HttpRequest request, String text) {
    /** Bytes in a form at most; AWS takes up to 1 MiB in most services, three times that when all of it is escaped. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    static FormBody read(HttpRequest request) throws IOException {
        var body = request.body();
        var bytes = body.length() > MAX_BYTES ? null : WholeBody.read(body, MAX_BYTES);
        if (bytes == null || bytes.length > MAX_BYTES) {
            throw new ApiException("RequestEntityTooLarge", 413, "Request size exceeded " + MAX_BYTES + " bytes");
        }
        var whole = new WholeBody(bytes, body.trailers());
        var plain = BufferedBody.unpacked(request.headers(), bytes, QueryParams::malformed);
        return new FormBody(request.withBody(whole), new String(plain, StandardCharsets.ISO_8859_1));
    }
}
