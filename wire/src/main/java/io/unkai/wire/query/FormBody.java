package io.unkai.wire.query;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Limits;
import io.unkai.wire.protocol.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads the parameters of a query call from where they may stand: the query string and the body. */
public final class FormBody {
    private FormBody() {}

    /**
     * Reads the query string and then the body.
     *
     * @return all parameters
     * @throws io.unkai.kernel.error.ApiException {@code MalformedQueryString}, or one with status 413 past {@link Limits#BODY_BYTES}
     * @throws IOException if the client went away
     */
    public static QueryParams read(HttpRequest request) throws IOException {
        return QueryParams.parse(request.rawQuery()).add(unpacked(request, BufferedBody.read(request.body())));
    }

    private static byte[] unpacked(HttpRequest request, byte[] body) throws IOException {
        var encoding = request.headers().get("Content-Encoding");
        if (body.length == 0
                || encoding == null
                || !encoding.strip().toLowerCase(Locale.ROOT).endsWith("gzip")) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = in.readNBytes(Limits.BODY_BYTES + 1);
            if (bytes.length > Limits.BODY_BYTES) {
                throw Malformed.tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            // the bytes are all here: it is not the client that went away, they are no gzip
            throw QueryParams.malformed();
        }
    }
}
