package io.unkai.wire.sigv4;

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
 * @param request the request with a body that is decoded, and verified when it was read to its end
 */
public record Authenticated(
        Principal principal,
        Session session,
        String accessKey,
        @Nullable Scope scope,
        @Nullable String region,
        HttpRequest request) {}
