package io.unkai.services.identity.signin;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ValueCodec;
import io.unkai.kernel.store.codec.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets those in whom another system vouches for: it shows their temporary credentials and gets a token to sign in with. */
public final class FederatedSignIn {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int MAX_TOKEN = 32 << 10;
    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(15);
    private static final String PURPOSE = "signin-federation";
    private static final ValueCodec<Ticket> CODEC = RecordCodec.of(Ticket.class);

    private final SignIn signIn;
    private final ConsoleKeys keys;
    private final Sealer sealer;
    private final Supplier<Instant> clock;

    /**
     * @param signIn opens sessions
     * @param keys reads credentials
     * @param sealer seals tokens
     * @param clock the cloud's time
     */
    public FederatedSignIn(SignIn signIn, ConsoleKeys keys, Sealer sealer, Supplier<Instant> clock) {
        this.signIn = signIn;
        this.keys = keys;
        this.sealer = sealer;
        this.clock = clock;
    }

    private record Ticket(ConsoleKeys.Keys keys, Instant until, Instant sessionEnd) {}

    /**
     * A token to sign in with, good for a quarter of an hour.
     *
     * @param duration how long the console's session lasts, or null for as long as the credentials are good
     * @throws ApiException where the credentials are not temporary ones of a role or a federated user, or no longer good
     */
    public String token(String accessKey, String secretKey, String sessionToken, @Nullable Duration duration) {
        var now = clock.get();
        var key = keys.open(sessionToken);
        if (key == null
                || !key.accessKey().equals(accessKey)
                || !same(key.secretKey(), secretKey)
                || !now.isBefore(key.expiration())) {
            throw new ApiException("InvalidCredentials", BAD_REQUEST, "The credentials in Session are not valid.");
        }
        if (!(key.principal() instanceof Principal.RoleSession || key.principal() instanceof Principal.FederatedUser)) {
            throw new ApiException(
                    "InvalidCredentials",
                    BAD_REQUEST,
                    "Session must hold the credentials of AssumeRole or GetFederationToken.");
        }
        var wanted = duration == null ? key.expiration() : now.plus(duration);
        var end = wanted.isBefore(key.expiration()) ? wanted : key.expiration();
        var ticket = new Ticket(
                new ConsoleKeys.Keys(accessKey, secretKey, sessionToken, key.expiration()),
                now.plus(TOKEN_GOOD_FOR),
                end);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(CODEC.encode(ticket), PURPOSE));
    }

    /** Signs in with a token. */
    public SignIn.Step.Done signIn(String token, String oldCookie) {
        var now = clock.get();
        var ticket = ticket(token);
        if (ticket == null || !now.isBefore(ticket.until) || !now.isBefore(ticket.sessionEnd)) {
            throw new ApiException("InvalidSigninToken", FORBIDDEN, "The sign-in token is not valid or has expired.");
        }
        var key = keys.open(ticket.keys.token());
        if (key == null) {
            throw new ApiException("InvalidSigninToken", FORBIDDEN, "The sign-in token is not valid or has expired.");
        }
        var account = key.principal().account();
        var session = new WebSession(
                new Person(
                        account == null ? "" : account,
                        key.principal().userId(),
                        "/",
                        key.principal().arn()),
                Blob.wrap(keys.seal(ticket.keys)),
                null,
                "",
                now,
                now,
                ticket.sessionEnd);
        return signIn.open(session, oldCookie, now);
    }

    private @Nullable Ticket ticket(String token) {
        if (token.length() > MAX_TOKEN) {
            return null;
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
        var ticket = sealer.open(sealed, PURPOSE);
        return ticket == null ? null : CODEC.decode(ticket);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
