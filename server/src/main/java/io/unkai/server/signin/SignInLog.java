package io.unkai.server.signin;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.signin.Directory;
import io.unkai.services.identity.signin.WebSession;
import io.unkai.services.management.audit.FinishedCall;
import io.unkai.services.management.audit.SignIns;
import io.unkai.wire.http.HttpRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has CloudTrail told of what happens at the door. Attempts on accounts that do not exist are nobody's to be told of.
 *
 * @param store the state of the cloud
 * @param directory knows aliases of accounts
 * @param signIns takes the events
 * @param owner the cloud's own account
 */
record SignInLog(Store store, Directory directory, SignIns signIns, String owner) {
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
    private static final int SESSION_PARTS = 3;

    /** Somebody signed in. */
    void entered(HttpRequest request, WebSession session) {
        signIns.record(
                SignIns.CONSOLE_LOGIN,
                caller(session),
                session.person().account(),
                client(request),
                null,
                details(request, session.mfa() != null));
    }

    /** Somebody did not get in as a root user. */
    void rootRefused(HttpRequest request, String email, ApiException why) {
        var account = store.read(txn -> Accounts.byEmail(txn, email));
        if (account != null) {
            refused(request, new Principal.Root(account.id()), account.id(), why);
        }
    }

    /** Somebody did not get in as a user; who it was may be a password typed into the wrong field. */
    void userRefused(HttpRequest request, String named, ApiException why) {
        var account = store.read(txn -> known(txn, directory.account(txn, named)));
        if (account != null) {
            refused(request, new Principal.User(account, "/", HIDDEN, ""), account, why);
        }
    }

    private @Nullable String known(ReadTxn txn, String account) {
        return account.equals(owner) || Accounts.find(txn, account) != null ? account : null;
    }

    private void refused(HttpRequest request, Principal who, String account, ApiException why) {
        signIns.record(
                SignIns.CONSOLE_LOGIN,
                new FinishedCall.Caller(who, Session.NONE, "", ""),
                account,
                client(request),
                why,
                details(request, false));
    }

    /** A user changed to a role, or came back from one. */
    void switched(HttpRequest request, WebSession session, String role) {
        signIns.record(
                role.isEmpty() ? SignIns.EXIT_ROLE : SignIns.SWITCH_ROLE,
                caller(session),
                session.person().account(),
                client(request),
                null,
                role.isEmpty() ? Map.of() : Map.of("SwitchTo", role));
    }

    /** A program asked for a token. */
    void token(HttpRequest request, Principal who) {
        signIns.record(
                SignIns.GET_SIGNIN_TOKEN,
                new FinishedCall.Caller(who, Session.NONE, "", ""),
                Objects.requireNonNullElse(who.account(), ""),
                client(request),
                null,
                details(request, false));
    }

    private static Map<String, String> details(HttpRequest request, boolean mfa) {
        return Map.of("LoginTo", ConsoleHost.instead(request), "MobileVersion", "No", "MFAUsed", mfa ? "Yes" : "No");
    }

    private static FinishedCall.Caller caller(WebSession session) {
        return new FinishedCall.Caller(principal(session), Session.NONE, "", "");
    }

    /** A federated person is named by the ARN of its session. */
    private static Principal principal(WebSession session) {
        var person = session.person();
        if (!session.federated()) {
            return person.principal();
        }
        var parts = person.name().substring(person.name().lastIndexOf(':') + 1).split("/", SESSION_PARTS);
        var id = person.userId();
        int colon = id.indexOf(':');
        return parts[0].equals("assumed-role") && parts.length == SESSION_PARTS
                ? new Principal.RoleSession(
                        person.account(), "/", parts[1], id.substring(0, Math.max(0, colon)), parts[2])
                : new Principal.FederatedUser(
                        person.account(), parts[parts.length - 1], new Principal.Root(person.account()));
    }

    private static FinishedCall.Client client(HttpRequest request) {
        var address = request.remote().getAddress();
        return new FinishedCall.Client(
                address == null ? "" : address.getHostAddress(),
                Objects.requireNonNullElse(request.headers().get("User-Agent"), ""),
                Objects.requireNonNullElse(request.headers().get("Host"), ""),
                request.secure(),
                request.tls() == null ? "" : request.tls().version(),
                request.tls() == null ? "" : request.tls().cipher(),
                false,
                0,
                0);
    }
}
