package io.unkai.wire.query;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Limits;
import java.io.IOException;

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
        var body = BufferedBody.read(request.body());
        return QueryParams.parse(request.rawQuery())
                .add(BufferedBody.unpacked(request.headers(), body, QueryParams::malformed));
    }
}
