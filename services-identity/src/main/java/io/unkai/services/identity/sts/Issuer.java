package io.unkai.services.identity.sts;

import io.unkai.api.sts.Credentials;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.services.identity.key.NewKey;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.key.TemporaryKey;

/** Makes temporary credentials. Nothing is stored for them: the token is the session. */
final class Issuer {
    private final SessionTokens tokens;

    Issuer(SessionTokens tokens) {
        this.tokens = tokens;
    }

    Credentials issue(Call call, Principal principal, Session session, int seconds) {
        var key = NewKey.temporary(call.ids(), principal);
        var expiration = call.now().plusSeconds(seconds);
        var made = new TemporaryKey(key.id(), key.secret(), principal, session, expiration);
        return Credentials.builder()
                .accessKeyId(made.accessKey())
                .secretAccessKey(made.secretKey())
                .sessionToken(tokens.seal(made))
                .expiration(expiration)
                .build();
    }
}
