package io.unkai.server.system;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Expected;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Lets only the root user of the cloud's own account through, who signed for the service {@code unkai}: those of other accounts do
 * not own the cloud. Where signatures are not checked, callers on this machine alone may pass.
 *
 * @param authenticator finds out who calls
 * @param open whether signatures are not checked
 * @param clock the cloud's time
 * @param owner the cloud's own account, twelve digits
 */
public record RootCheck(Authenticator authenticator, boolean open, Supplier<Instant> clock, String owner) {
    /** What a signature must be scoped to. */
    public static final String SIGNING_NAME = "unkai";

    private static final int FORBIDDEN = 403;

    /** The same service for the owner only. */
    public HttpService guard(HttpService service) {
        return request -> {
            try {
                return service.serve(check(request));
            } catch (ApiException refused) {
                return refusal(refused);
            }
        };
    }

    /** The request with a body that is what was signed. */
    private HttpRequest check(HttpRequest request) throws IOException {
        if (open) {
            if (!request.remote().getAddress().isLoopbackAddress()) {
                throw new ApiException("AccessDenied", FORBIDDEN, "Only callers on this machine may do this.");
            }
            return request;
        }
        var expected = new Expected(SIGNING_NAME, Protocol.REST_JSON_1, false, null, false, false);
        var verified = authenticator.verify(request, expected, clock.get());
        if (!verified.principal().equals(new Principal.Root(owner))) {
            throw new ApiException(
                    "AccessDenied", FORBIDDEN, "Only the root user of account " + owner + " may do this.");
        }
        return verified.request();
    }

    private static HttpResponse refusal(ApiException refused) {
        var message =
                refused.message().replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
        return HttpResponse.of(
                refused.status(),
                "application/json",
                "{\"code\":\"" + refused.code() + "\",\"message\":\"" + message + "\"}\n");
    }
}
