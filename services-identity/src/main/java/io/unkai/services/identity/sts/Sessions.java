package io.unkai.services.identity.sts;

import io.unkai.api.sts.Credentials;
import io.unkai.api.sts.GetSessionTokenRequest;
import io.unkai.api.sts.GetSessionTokenResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.key.NewKey;
import io.unkai.services.identity.key.Session;
import io.unkai.services.identity.key.SessionTokens;

/** Gives out temporary credentials. Nothing is stored for them: the token is the session. */
public final class Sessions {
    private static final int FORBIDDEN = 403;
    private static final int ROOT_SECONDS = 3600;

    private final SessionTokens tokens;

    public Sessions(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** Registers its operations. */
    public void register(Handlers on) {
        on.onRead(Sts.GET_SESSION_TOKEN, this::getSessionToken);
    }

    private GetSessionTokenResponse getSessionToken(Call call, ReadTxn txn, GetSessionTokenRequest in) {
        if (call.client().accessKey().startsWith("ASIA")) {
            throw new ApiException("AccessDenied", FORBIDDEN, "Cannot call GetSessionToken with session credentials");
        }
        if (in.serialNumber() != null || in.tokenCode() != null) {
            throw new ApiException(
                    "AccessDenied", FORBIDDEN, "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }
        // A root user's session lasts an hour at most, whatever longer is asked for.
        int seconds = in.durationSeconds() == null ? ROOT_SECONDS : Math.min(in.durationSeconds(), ROOT_SECONDS);
        var key = NewKey.temporary(call.ids());
        var session =
                new Session(key.id(), key.secret(), call.account(), call.now().plusSeconds(seconds));
        return GetSessionTokenResponse.builder()
                .credentials(Credentials.builder()
                        .accessKeyId(session.accessKey())
                        .secretAccessKey(session.secretKey())
                        .sessionToken(tokens.seal(session))
                        .expiration(session.expiration())
                        .build())
                .build();
    }
}
