package io.unkai.wire.http;

import java.io.IOException;

/** Answers requests. Called on a virtual thread of its own for each request; it may block. */
@FunctionalInterface
public interface HttpService {
    /**
     * Answers one request.
     *
     * @throws IOException if the client went away; there is nobody to answer
     */
    HttpResponse serve(HttpRequest request) throws IOException;
}
