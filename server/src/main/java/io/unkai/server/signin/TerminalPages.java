package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.server.http.WebSocketAnswer;
import io.unkai.server.run.FlatJson;
import io.unkai.server.terminal.CloudShells;
import io.unkai.server.terminal.SshShells;
import io.unkai.server.terminal.Terminals;
import io.unkai.services.identity.signin.SignIn;
import io.unkai.services.identity.signin.WebSession;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * Terminals for pages that are signed in. One is asked for by {@code POST}, which says why there is none as every other call does; what
 * this answers opens the WebSocket.
 *
 * @param signIn knows sessions
 * @param pages gives credentials
 * @param calls calls APIs for who is signed in
 * @param clock the cloud's time
 * @param terminals all terminals
 * @param ssh reaches instances
 * @param shells have the AWS CLI
 */
record TerminalPages(
        SignIn signIn,
        SignInPages pages,
        OwnCalls calls,
        Supplier<Instant> clock,
        Terminals terminals,
        SshShells ssh,
        CloudShells shells) {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int SSH_PORT = 22;
    private static final int KEY_BITS = 2048;
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{2,12}){1,3}-[0-9]");
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,17}");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9@._-]{0,30}");

    /**
     * A terminal of an instance. The key that is answered has to be sent to the instance with {@code SendSSHPublicKey}, which is where
     * it is decided who may.
     */
    HttpResponse instance(HttpRequest request) throws IOException {
        var fields = Fields.read(request);
        var cookie = Cookies.read(request);
        var session = session(cookie);
        var id = fields.get("instance");
        var user = fields.get("user");
        if (!REGION.matcher(fields.get("region")).matches()
                || !INSTANCE.matcher(id).matches()
                || !USER.matcher(user).matches()) {
            throw new ApiException(
                    "InvalidRequest", "A Region, the ID of an instance and the name of a user are wanted.");
        }
        var now = clock.get();
        var keys = pages.current(request, session, now);
        var address = calls.publicAddress(request, keys, fields.get("region"), id, now);
        if (address.isEmpty()) {
            throw new ApiException("NoPublicAddress", CONFLICT, "The instance does not have a public IPv4 address.");
        }
        var to = new InetSocketAddress(InetAddress.ofLiteral(address), SSH_PORT);
        var key = key();
        var ticket = terminals.offer(cookie, own -> (size, told) -> ssh.open(to, user, key, size));
        return HttpResponse.of(
                OK,
                "application/json",
                FlatJson.write(Map.of("ticket", ticket, "publicKey", PublicKeyEntry.toString(key.getPublic()))));
    }

    /** A terminal of a shell with the AWS CLI, signed in as who asks. */
    HttpResponse shell(HttpRequest request) throws IOException {
        var region = Fields.read(request).get("region");
        var cookie = Cookies.read(request);
        session(cookie);
        if (!REGION.matcher(region).matches()) {
            throw new ApiException("InvalidRequest", "A Region is wanted.");
        }
        var why = shells.unavailable();
        if (why.isPresent()) {
            throw new ApiException("Unavailable", CONFLICT, why.get());
        }
        var terminal = terminals.offer(
                cookie, own -> (size, told) -> shells.open(size, region, () -> credentials(request, own), told));
        return HttpResponse.of(OK, "application/json", FlatJson.write(Map.of("ticket", terminal)));
    }

    /** Credentials of a session for as long as it lasts, under whatever cookie it goes on. */
    private Map<String, Object> credentials(HttpRequest request, Supplier<String> cookie) throws IOException {
        var given = pages.current(request, session(cookie.get()), clock.get());
        return Map.of(
                "AccessKeyId", given.accessKey(),
                "SecretAccessKey", given.secretKey(),
                "Token", given.token(),
                "Expiration", given.expiration().toString());
    }

    private WebSession session(String cookie) {
        var session = signIn.session(cookie);
        if (session == null) {
            throw new ApiException("NotSignedIn", UNAUTHORIZED, "You are not signed in.");
        }
        return session;
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The WebSocket of a ticket. */
    HttpResponse connect(HttpRequest request, String ticket) {
        SameOrigin.requireSocket(request);
        var cookie = Cookies.read(request);
        session(cookie);
        return WebSocketAnswer.to(request, terminals.take(ticket, cookie));
    }
}
