package io.unkai.server.system;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;

/**
 * {@code POST /_unkai/reset}: empties the cloud.
 *
 * @param empty empties it and answers when that is durable
 */
record Reset(Runnable empty) implements HttpService {
    private static final int OK = 200;

    @Override
    public HttpResponse serve(HttpRequest request) {
        empty.run();
        return HttpResponse.of(OK, "application/json", "{\"status\":\"empty\"}\n");
    }
}
