package io.unkai.services.identity.signin;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ValueCodec;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.access.SessionReach;
import io.unkai.services.identity.key.NewKey;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.key.TemporaryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives pages that are signed in temporary credentials of who signed in. */
public final class ConsoleKeys {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final Duration ONE_CALL = Duration.ofMinutes(1);
    private static final String PURPOSE = "signin-keys";
    private static final ValueCodec<Keys> CODEC = RecordCodec.of(Keys.class);

    private final SessionTokens tokens;
    private final Sealer sealer;
    private final Ids ids;

    /** Credentials sealed with the machine's key. */
    public ConsoleKeys(Sealer sealer, Ids ids) {
        this.tokens = new SessionTokens(sealer);
        this.sealer = sealer;
        this.ids = ids;
    }

    /**
     * Temporary credentials.
     *
     * @param token the session token
     * @param expiration until when they are good
     */
    public record Keys(String accessKey, String secretKey, String token, Instant expiration) {
        /** The access key id only. */
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }

    /** Credentials of who signed in, not of the role it switched to. */
    public Keys of(WebSession session, Instant now) {
        if (session.federated()) {
            return opened(session);
        }
        return make(session.person().principal(), session.mfa(), now, end(now, session.expires()));
    }

    /** Credentials of somebody who must choose another password, for that one call. */
    public Keys of(Person person, Instant now) {
        return make(person.principal(), null, now, now.plus(ONE_CALL));
    }

    private Keys make(Principal who, @Nullable Instant mfa, Instant now, Instant expiration) {
        var key = NewKey.temporary(ids, who);
        var session = new Session(now, mfa, List.of(), List.of(), Map.of(), Set.of(), "", "");
        return atConsole(new TemporaryKey(key.id(), key.secret(), who, session, expiration));
    }

    private Keys atConsole(TemporaryKey key) {
        var session = SessionReach.atConsole(key.session());
        var token = tokens.seal(
                new TemporaryKey(key.accessKey(), key.secretKey(), key.principal(), session, key.expiration()));
        return new Keys(key.accessKey(), key.secretKey(), token, key.expiration());
    }

    private static Instant end(Instant now, Instant latest) {
        var end = now.plus(GOOD_FOR);
        return end.isBefore(latest) ? end : latest;
    }

    private Keys opened(WebSession session) {
        var keys = sealer.open(session.keys().shared(), PURPOSE);
        if (keys == null) {
            throw new IllegalStateException("a session was sealed by another machine");
        }
        var given = CODEC.decode(keys);
        var key = tokens.open(given.token());
        return key != null && key.principal() instanceof Principal.FederatedUser ? atConsole(key) : given;
    }

    /** Credentials that came from somewhere else, as a session keeps them. */
    byte[] seal(Keys keys) {
        return sealer.seal(CODEC.encode(keys), PURPOSE);
    }

    /** What a session token says, or null where it is not ours. */
    @Nullable
    TemporaryKey open(String token) {
        return tokens.open(token);
    }
}
