package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.time.Instant;

/** Finds out who calls. */
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

    /**
     * Verifies a browser's upload form by the signature over its policy. What the policy says, its expiration included, is the
     * caller's to check.
     *
     * @param request the request, which carries no signature of its own; answered as it is
     * @param fields the fields that came before the file
     * @throws ApiException if the form cannot be authenticated, with the code, message and status of S3
     */
    Authenticated verifyForm(HttpRequest request, FormFields fields, Expected expected, Instant now);
}
