package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Instant;

/** Finds out who calls. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Verifies a request.
     *
     * @param request the request as received, target and headers untouched; where routing read the body, with the body that
     *     routing kept
     * @param now the cloud's time
     * @throws ApiException if the request cannot be authenticated, with the code, message and status of AWS
     * @throws IOException if the client went away
     */
    Authenticated verify(HttpRequest request, Expected expected, Instant now) throws IOException;
}
