package io.unkai.wire.sigv4;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.wire.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request whose caller is known.
 *
 * @param principal who calls; anonymous where nobody signed
 * @param session what temporary credentials say beside
 * @param accessKey the access key id that signed, or empty
 * @param scope what the signature is good for, or null where there is none
 * @param region the region the call means: the host's, else the signature's, else null
 * @param signature how the request was signed
 * @param request the request with a body that is decoded, and verified when it was read to its end
 */
public record Authenticated(
        Principal principal,
        Session session,
        String accessKey,
        @Nullable Scope scope,
        @Nullable String region,
        Call.Signature signature,
        HttpRequest request) {
    /** A request that carries no signature of its own. */
    public Authenticated(
            Principal principal,
            Session session,
            String accessKey,
            @Nullable Scope scope,
            @Nullable String region,
            HttpRequest request) {
        this(principal, session, accessKey, scope, region, Call.Signature.NONE, request);
    }
}
