package io.unkai.server.signin;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.server.run.FlatJson;
import io.unkai.server.terminal.Terminals;
import io.unkai.services.identity.signin.ConsoleKeys;
import io.unkai.services.identity.signin.ConsoleKeys.Keys;
import io.unkai.services.identity.signin.SignIn;
import io.unkai.services.identity.signin.WebSession;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the console's sign-in page calls.
 *
 * @param signIn lets people in
 * @param keys gives credentials
 * @param calls calls APIs for who signs in
 * @param clock the cloud's time
 * @param owner the cloud's own account, whose root user is set up at the first visit
 * @param log is told of who signs in
 * @param terminals end with the session they belong to
 */
record SignInPages(
        SignIn signIn,
        ConsoleKeys keys,
        OwnCalls calls,
        Supplier<Instant> clock,
        String owner,
        SignInLog log,
        Terminals terminals) {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]{1,512}");
    private static final int SESSION_NAME = 64;

    HttpResponse root(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        var email = fields.get("email");
        try {
            return step(request, signIn.root(email, fields.get("password"), from(request), Cookies.read(request)));
        } catch (ApiException refused) {
            log.rootRefused(request, email, refused);
            throw refused;
        }
    }

    HttpResponse user(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        var account = fields.get("account");
        try {
            var user = fields.get("user");
            return step(
                    request, signIn.user(account, user, fields.get("password"), from(request), Cookies.read(request)));
        } catch (ApiException refused) {
            log.userRefused(request, account, refused);
            throw refused;
        }
    }

    HttpResponse code(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        return step(
                request,
                signIn.code(fields.get("challenge"), fields.get("code"), from(request), Cookies.read(request)));
    }

    /** Another password, for who must choose one before anything else. */
    HttpResponse password(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        var challenge = fields.get("challenge");
        var now = clock.get();
        var own = keys.of(signIn.changing(challenge), now);
        calls.changePassword(request, own, fields.get("password"), fields.get("newPassword"), now);
        return step(request, signIn.changed(challenge, Cookies.read(request)));
    }

    /** The first password of the cloud's own root user; only somebody on this machine may choose it. */
    HttpResponse setUp(HttpRequest request) throws IOException {
        if (!SameOrigin.isLocal(request)) {
            throw new ApiException(
                    "AccessDenied",
                    FORBIDDEN,
                    "The first password is chosen on the machine that the cloud runs on, or with a request that the root"
                            + " user signed.");
        }
        return setUp(request, owner);
    }

    /** The first password of the root user that signed the request. */
    HttpResponse setUpSigned(HttpRequest request, Principal who) throws IOException {
        if (!(who instanceof Principal.Root root)) {
            throw new ApiException("AccessDenied", FORBIDDEN, "Only a root user may choose its password.");
        }
        return setUp(request, root.account());
    }

    private HttpResponse setUp(HttpRequest request, String account) throws IOException {
        var fields = Fields.read(request);
        return step(request, signIn.setUp(account, fields.get("email"), fields.get("password"), Cookies.read(request)));
    }

    /** Who is signed in, and whether the cloud's own root user still needs a password. */
    HttpResponse session(HttpRequest request) {
        var cookie = Cookies.read(request);
        var session = cookie.isEmpty() ? null : signIn.session(cookie);
        var view = view(session);
        view.put("needsSetUp", signIn.needsSetUp(owner));
        var answer = json(view);
        if (session == null && !cookie.isEmpty()) {
            Cookies.clear(request, answer);
        }
        return answer;
    }

    /** Credentials for the page; they are good for minutes. */
    HttpResponse credentials(HttpRequest request) throws IOException {
        var now = clock.get();
        var before = Cookies.read(request);
        var used = signIn.use(before);
        var session = used.session();
        var answer = json(view(current(request, session, now)));
        if (!used.cookie().equals(before)) {
            terminals.moved(before, used.cookie());
            Cookies.set(request, answer, used.cookie(), now, session.expires());
        }
        return answer;
    }

    /** Credentials of who a session is: who signed in, or the role. */
    Keys current(HttpRequest request, WebSession session, Instant now) throws IOException {
        var own = keys.of(session, now);
        return session.role().isEmpty()
                ? own
                : calls.assumeRole(request, own, session.role(), sessionName(session), now);
    }

    /** Switches to a role, once it is sure that the user may assume it. */
    HttpResponse switchRole(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        var account = fields.get("account");
        var name = fields.get("role");
        if (!ACCOUNT.matcher(account).matches() || !ROLE.matcher(name).matches()) {
            throw new ApiException("InvalidRequest", "An account of twelve digits and the name of a role are wanted.");
        }
        var now = clock.get();
        var before = Cookies.read(request);
        var used = signIn.use(before);
        var session = used.session();
        var role = "arn:aws:iam::" + account + ":role/" + name;
        calls.assumeRole(request, keys.of(session, now), role, sessionName(session), now);
        log.switched(request, session, role);
        terminals.ended(before);
        return done(request, signIn.switchRole(used.cookie(), role));
    }

    /** Back to who signed in. */
    HttpResponse leaveRole(HttpRequest request) {
        var before = Cookies.read(request);
        var left = signIn.switchRole(before, "");
        terminals.ended(before);
        log.switched(request, left.session(), "");
        return done(request, left);
    }

    HttpResponse signOut(HttpRequest request) {
        var cookie = Cookies.read(request);
        signIn.signOut(cookie);
        terminals.ended(cookie);
        var answer = json(view((WebSession) null));
        Cookies.clear(request, answer);
        answer.headers().add("Clear-Site-Data", "\"cache\", \"storage\"");
        return answer;
    }

    private HttpResponse step(HttpRequest request, SignIn.Step step) {
        return switch (step) {
            case SignIn.Step.Done done -> {
                log.entered(request, done.session());
                yield done(request, done);
            }
            case SignIn.Step.NeedsCode code -> json(Map.of("next", "mfa", "challenge", code.challenge()));
            case SignIn.Step.NeedsPassword password ->
                json(Map.of("next", "password", "challenge", password.challenge()));
        };
    }

    private HttpResponse done(HttpRequest request, SignIn.Step.Done done) {
        var answer = json(view(done.session()));
        Cookies.set(request, answer, done.cookie(), clock.get(), done.session().expires());
        return answer;
    }

    private static HttpResponse json(Map<String, Object> fields) {
        return HttpResponse.of(OK, "application/json", FlatJson.write(fields));
    }

    private static Map<String, Object> view(@Nullable WebSession session) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("signedIn", session != null);
        if (session != null) {
            var person = session.person();
            view.put("account", person.account());
            view.put(
                    "arn",
                    session.federated() ? person.name() : person.principal().arn());
            view.put("name", person.name());
            view.put("root", person.userId().isEmpty());
            view.put("mfa", session.mfa() != null);
            view.put("role", session.role());
            view.put("expires", session.expires().toString());
        }
        return view;
    }

    private static Map<String, Object> view(Keys keys) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("accessKeyId", keys.accessKey());
        view.put("secretAccessKey", keys.secretKey());
        view.put("sessionToken", keys.token());
        view.put("expiration", keys.expiration().toString());
        return view;
    }

    /** The name that logs have for a user in a role. */
    private static String sessionName(WebSession session) {
        var name = session.person().name().replaceAll("[^\\w+=,.@-]", "-");
        return name.length() < 2 ? "console" : name.substring(Math.max(0, name.length() - SESSION_NAME));
    }

    /** What attempts are counted by: an address, or for IPv6 a network, of which anybody has many addresses. */
    private static String from(HttpRequest request) {
        InetAddress address = request.remote().getAddress();
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }
}
