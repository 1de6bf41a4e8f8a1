package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import java.util.List;
import java.util.Map;

/**
 * IAM does not know the sessions of federated users, nor those that {@code GetSessionToken} gave to who showed no second factor. Whoever
 * signed in at the console reaches it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html">Compare AWS STS credentials</a>
 */
public final class SessionReach {
    private static final String CONSOLE = "unkai:console";
    private static final int FORBIDDEN = 403;

    private SessionReach() {}

    /** The same session at the console. */
    public static Session atConsole(Session session) {
        return new Session(
                session.issued(),
                session.mfa(),
                session.policies(),
                session.policyArns(),
                session.tags(),
                session.transitive(),
                session.sourceIdentity(),
                session.provider(),
                Map.of(CONSOLE, List.of("true")));
    }

    /**
     * The same call.
     *
     * @throws ApiException where its session does not reach what it calls
     */
    static Call checked(Call call) {
        var session = call.session();
        if (!session.temporary()
                || session.claims().containsKey(CONSOLE)
                || !call.operation().service().id().equals("iam")) {
            return call;
        }
        boolean reaches = switch (call.principal()) {
            case Principal.User _, Principal.Root _ -> session.mfa() != null;
            case Principal.FederatedUser _ -> false;
            case Principal.RoleSession _, Principal.Service _, Principal.Anonymous _ -> true;
        };
        if (!reaches) {
            throw new ApiException(
                    "InvalidClientTokenId", FORBIDDEN, "The security token included in the request is invalid");
        }
        return call;
    }
}
