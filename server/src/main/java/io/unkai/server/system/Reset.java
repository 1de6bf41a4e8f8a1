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
 * {@code POST /_unkai/reset}: empties the cloud for a root user who signed for the service {@code unkai}. Where signatures are not
 * checked, callers on this machine alone may.
 */
public final class Reset implements HttpService {
    /** What a signature must be scoped to. */
    public static final String SIGNING_NAME = "unkai";

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final Authenticator authenticator;
    private final boolean open;
    private final Supplier<Instant> clock;
    private final Runnable empty;

    /**
     * @param authenticator finds out who calls
     * @param open whether signatures are not checked
     * @param clock the cloud's time
     * @param empty empties the cloud and answers when that is durable
     */
    public Reset(Authenticator authenticator, boolean open, Supplier<Instant> clock, Runnable empty) {
        this.authenticator = authenticator;
        this.open = open;
        this.clock = clock;
        this.empty = empty;
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        try {
            check(request);
        } catch (ApiException refused) {
            return json(
                    refused.status(),
                    "{\"code\":\"" + refused.code() + "\",\"message\":\"" + escape(refused.message()) + "\"}\n");
        }
        empty.run();
        return json(OK, "{\"status\":\"empty\"}\n");
    }

    private void check(HttpRequest request) throws IOException {
        if (open) {
            if (!request.remote().getAddress().isLoopbackAddress()) {
                throw new ApiException("AccessDenied", FORBIDDEN, "Only callers on this machine may reset the cloud.");
            }
            return;
        }
        var expected = new Expected(SIGNING_NAME, Protocol.REST_JSON_1, false, null, false, false);
        if (!(authenticator.verify(request, expected, clock.get()).principal() instanceof Principal.Root)) {
            throw new ApiException("AccessDenied", FORBIDDEN, "Only a root user may reset the cloud.");
        }
    }

    private static HttpResponse json(int status, String body) {
        return HttpResponse.of(status, "application/json", body);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }
}
