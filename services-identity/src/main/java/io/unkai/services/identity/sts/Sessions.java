package io.unkai.services.identity.sts;

import io.unkai.api.sts.GetSessionTokenRequest;
import io.unkai.api.sts.GetSessionTokenResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.store.Txn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions of users: their own permissions for a while, with a second factor where they show one. */
final class Sessions {
    private static final int ROOT_SECONDS = 3600;
    private static final int USER_SECONDS = 43_200;

    private final Issuer issuer;
    private final SecondFactor secondFactor;

    Sessions(Issuer issuer, SecondFactor secondFactor) {
        this.issuer = issuer;
        this.secondFactor = secondFactor;
    }

    void register(Handlers on) {
        on.on(Sts.GET_SESSION_TOKEN, this::getSessionToken);
    }

    private GetSessionTokenResponse getSessionToken(Call call, Txn txn, GetSessionTokenRequest in) {
        if (call.session().temporary()) {
            throw StsErrors.denied("Cannot call GetSessionToken with session credentials");
        }
        var mfa = secondFactor.use(call, txn, in.serialNumber(), in.tokenCode());
        var session = new Session(call.now(), mfa, List.of(), List.of(), Map.of(), Set.of(), "", "");
        return GetSessionTokenResponse.builder()
                .credentials(issuer.issue(call, call.principal(), session, seconds(call, in.durationSeconds())))
                .build();
    }

    /** A root user's session lasts an hour at most, whatever longer is asked for. */
    static int seconds(Call call, @Nullable Integer asked) {
        if (call.principal() instanceof Principal.Root) {
            return asked == null ? ROOT_SECONDS : Math.min(asked, ROOT_SECONDS);
        }
        return asked == null ? USER_SECONDS : asked;
    }
}
