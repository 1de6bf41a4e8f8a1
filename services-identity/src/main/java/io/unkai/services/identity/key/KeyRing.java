package io.unkai.services.identity.key;

import io.unkai.kernel.call.Credential;
import io.unkai.kernel.call.Credentials;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.registry.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds what an access key proves: a stored key by its id, a temporary one from its session token. */
public final class KeyRing implements Credentials {
    private static final int FORBIDDEN = 403;
    private static final int MAX_OPENED = 10_000;

    private final Store store;
    private final Sealer sealer;
    private final SessionTokens sessions;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    /** What a stored key was when its secret was opened; a key that changed since is opened anew. */
    private record Opened(AccessKey sealed, Credential credential) {}

    public KeyRing(Store store, Sealer sealer, SessionTokens sessions) {
        this.store = store;
        this.sealer = sealer;
        this.sessions = sessions;
    }

    @Override
    public @Nullable Credential find(String accessKey, @Nullable String sessionToken, Instant now) {
        if (sessionToken == null) {
            return stored(accessKey);
        }
        var session = sessions.open(sessionToken);
        if (session == null || !session.accessKey().equals(accessKey)) {
            throw invalid();
        }
        if (!now.isBefore(session.expiration())) {
            throw new ApiException("ExpiredToken", FORBIDDEN, "The security token included in the request is expired");
        }
        var principal = store.read(txn -> current(txn, session.principal()));
        if (principal == null) {
            throw invalid();
        }
        return new Credential(session.secretKey(), principal, session.session());
    }

    private @Nullable Credential stored(String accessKey) {
        var key = store.read(txn -> open(txn, accessKey));
        if (key == null || !key.active()) {
            return null;
        }
        var known = opened.get(accessKey);
        if (known != null && known.sealed().equals(key)) {
            return known.credential();
        }
        var credential = open(accessKey, key);
        if (credential != null && opened.size() < MAX_OPENED) {
            opened.put(accessKey, new Opened(key, credential));
        }
        return credential;
    }

    /** A key of an account that is not closed, or null. */
    private static @Nullable AccessKey open(ReadTxn txn, String accessKey) {
        var key = txn.get(AccessKey.TABLE, new AccessKey.Id(accessKey));
        return key == null || Accounts.suspended(txn, key.account()) ? null : key;
    }

    /** Whom a session stands for now: a user under the name it has today, nobody of an account that is closed. */
    private static @Nullable Principal current(ReadTxn txn, Principal principal) {
        var account = principal.account();
        if (account == null || Accounts.suspended(txn, account)) {
            return null;
        }
        if (!(principal instanceof Principal.User user)) {
            return principal;
        }
        var found = Entities.USERS.byId(txn, account, user.userId());
        return found == null ? null : new Principal.User(account, found.path(), found.name(), found.id());
    }

    private @Nullable Credential open(String accessKey, AccessKey key) {
        var secret = sealer.open(key.sealedSecret().shared(), AccessKey.purpose(accessKey));
        // Sealed with the key of another machine: here it proves nothing.
        return secret == null ? null : new Credential(new String(secret, StandardCharsets.UTF_8), key.principal());
    }

    private static ApiException invalid() {
        return new ApiException(
                "InvalidClientTokenId", FORBIDDEN, "The security token included in the request is invalid");
    }
}
