package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads the parameters of a query call from where they may stand: the query string and the body. */
public final class FormBody {
    /** Longest body in bytes, encoded and also unpacked: a megabyte of messages, each byte percent-encoded. */
    public static final int MAX_BYTES = 4 << 20;

    private FormBody() {}

    /**
     * Reads the query string and then the body.
     *
     * @return all parameters
     * @throws ApiException {@code MalformedQueryString}, or {@code RequestEntityTooLarge} past {@link #MAX_BYTES}
     * @throws IOException if the client went away
     */
    public static QueryParams read(HttpRequest request) throws IOException {
        var params = QueryParams.parse(request.rawQuery().getBytes(StandardCharsets.ISO_8859_1));
        return params.add(unpacked(request, bounded(request.body().open())));
    }

    private static byte[] unpacked(HttpRequest request, byte[] body) throws IOException {
        var encoding = request.headers().get("Content-Encoding");
        if (body.length == 0
                || encoding == null
                || !encoding.strip().toLowerCase(Locale.ROOT).endsWith("gzip")) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return bounded(in);
        } catch (IOException e) {
            // the bytes are all here: it is not the client that went away, they are no gzip
            throw QueryParams.malformed();
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        var bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ApiException("RequestEntityTooLarge", 413, "Request body is too large");
        }
        return bytes;
    }
}
