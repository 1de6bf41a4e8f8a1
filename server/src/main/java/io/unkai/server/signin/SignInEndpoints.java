package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.server.run.FlatJson;
import io.unkai.server.terminal.CloudShells;
import io.unkai.server.terminal.SshShells;
import io.unkai.server.terminal.Terminals;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.signin.ConsoleKeys;
import io.unkai.services.identity.signin.FederatedSignIn;
import io.unkai.services.identity.signin.IamDirectory;
import io.unkai.services.identity.signin.SignIn;
import io.unkai.services.management.audit.Recorder;
import io.unkai.services.management.audit.SignIns;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.http.TruncatedBodyException;
import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Expected;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Answers the paths under {@code /_unkai/signin} and {@code /federation}, and hands everything else on. */
public final class SignInEndpoints implements HttpService {
    private static final String PREFIX = "/_unkai/signin/";
    private static final String TERMINAL = "terminal/open/";
    private static final String SIGNING_NAME = "unkai";
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final HttpService others;
    private final SignInPages pages;
    private final Federation federation;
    private final TerminalPages terminals;
    private final Authenticator authenticator;
    private final Supplier<Instant> clock;
    private final Map<String, HttpService> posts;

    /**
     * What sign-in stands on.
     *
     * @param store the state of the cloud
     * @param ids where secrets come from
     * @param sealer seals what browsers carry
     * @param clock the cloud's time
     * @param owner the cloud's own account
     * @param recorder is told of who signs in
     * @param ssh reaches instances
     * @param shells are there for who is signed in
     */
    public record Base(
            Store store,
            Ids ids,
            Sealer sealer,
            Supplier<Instant> clock,
            String owner,
            Recorder recorder,
            SshShells ssh,
            CloudShells shells) {}

    /**
     * @param others answers everything else
     * @param apis answers AWS's APIs
     * @param authenticator finds out who signed
     */
    public SignInEndpoints(HttpService others, HttpService apis, Authenticator authenticator, Base base) {
        this.others = others;
        this.authenticator = authenticator;
        this.clock = base.clock;
        var directory = new IamDirectory(new MfaCheck(base.sealer));
        var signIn = new SignIn(base.store, base.ids, base.sealer, base.clock, directory);
        var keys = new ConsoleKeys(base.sealer, base.ids);
        var log = new SignInLog(base.store, directory, new SignIns(base.recorder, base.ids, base.clock), base.owner);
        var calls = new OwnCalls(apis);
        var terminals = new Terminals(base.ids, base.clock, cookie -> signIn.session(cookie) != null);
        this.pages = new SignInPages(signIn, keys, calls, base.clock, base.owner, log, terminals);
        this.terminals = new TerminalPages(signIn, pages, calls, base.clock, terminals, base.ssh, base.shells);
        this.federation = new Federation(
                new FederatedSignIn(signIn, keys, base.sealer, base.clock),
                new SessionTokens(base.sealer),
                base.clock,
                log);
        this.posts = Map.ofEntries(
                Map.entry("root", pages::root),
                Map.entry("user", pages::user),
                Map.entry("mfa", pages::code),
                Map.entry("password", pages::password),
                Map.entry("setup", this::setUp),
                Map.entry("credentials", pages::credentials),
                Map.entry("role", pages::switchRole),
                Map.entry("role/leave", pages::leaveRole),
                Map.entry("signout", pages::signOut),
                Map.entry("terminal/instance", this.terminals::instance),
                Map.entry("terminal/shell", this.terminals::shell));
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        var path = request.rawPath();
        boolean federated = federation.takes(request);
        if (!federated && !path.startsWith(PREFIX)) {
            return ConsoleHost.is(request) ? onConsole() : others.serve(request);
        }
        HttpResponse answer;
        try {
            answer = federated ? federation.serve(request) : page(request, path.substring(PREFIX.length()));
        } catch (ApiException refused) {
            answer = refusal(refused);
        } catch (TruncatedBodyException truncated) {
            answer = refusal(new ApiException("InvalidRequest", BAD_REQUEST, "The body ends too early."));
        }
        protect(answer.headers());
        return answer;
    }

    /** There is nothing else on the console's host, least of all what somebody put into a bucket. */
    private static HttpResponse onConsole() {
        var answer = refusal(new ApiException(
                "NotFound", NOT_FOUND, "This host is the console's. APIs are called by another name, as localhost."));
        protect(answer.headers());
        return answer;
    }

    private HttpResponse page(HttpRequest request, String name) throws IOException {
        if (name.equals("session")) {
            SameOrigin.requireToLook(request);
            return request.method().equals("GET") ? pages.session(request) : notAllowed("GET");
        }
        if (name.startsWith(TERMINAL)) {
            return terminals.connect(request, name.substring(TERMINAL.length()));
        }
        var post = posts.get(name);
        if (post == null) {
            throw new ApiException("NotFound", NOT_FOUND, "There is no such page.");
        }
        if (!request.method().equals("POST")) {
            return notAllowed("POST");
        }
        SameOrigin.require(request);
        return post.serve(request);
    }

    /** Signed by a root user for itself, or by nobody from this machine for the cloud's own account. */
    private HttpResponse setUp(HttpRequest request) throws IOException {
        if (!request.headers().has("Authorization")) {
            return pages.setUp(request);
        }
        var expected = new Expected(SIGNING_NAME, Protocol.REST_JSON_1, false, null, false, false);
        var verified = authenticator.verify(request, expected, clock.get());
        return pages.setUpSigned(verified.request(), verified.principal());
    }

    private static HttpResponse notAllowed(String method) {
        return new HttpResponse(METHOD_NOT_ALLOWED, Headers.of("Allow", method), ByteStream.of(new byte[0]));
    }

    private static void protect(Headers headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private static HttpResponse refusal(ApiException refused) {
        return HttpResponse.of(
                refused.status(),
                "application/json",
                FlatJson.write(Map.of("code", refused.code(), "message", refused.message())));
    }
}
