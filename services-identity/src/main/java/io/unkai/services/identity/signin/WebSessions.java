package io.unkai.services.identity.signin;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The browsers that are signed in. Only hashes of their cookies are kept: who reads the store can sign in as nobody. */
final class WebSessions {
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_TOKEN = 128;
    private static final int SWEPT = 4;

    private record Key(String hash) {}

    private static final Table<Key, WebSession> TABLE =
            new Table<>("signin.sessions", KeyCodecs.of(Key.class), RecordCodec.of(WebSession.class));

    private final Ids ids;

    WebSessions(Ids ids) {
        this.ids = ids;
    }

    /** A cookie's value, which nobody can guess. */
    String token() {
        return ids.hex(TOKEN_BYTES);
    }

    /** The session of a cookie that is still good, or null. */
    @Nullable
    WebSession find(ReadTxn txn, String token, Instant now) {
        if (token.isEmpty() || token.length() > MAX_TOKEN) {
            return null;
        }
        var session = txn.get(TABLE, key(token));
        return session != null && session.good(now) ? session : null;
    }

    void put(Txn txn, String token, WebSession session, Instant now) {
        sweep(txn, token, now);
        txn.put(TABLE, key(token), session);
    }

    void delete(Txn txn, String token) {
        if (token.length() <= MAX_TOKEN) {
            txn.delete(TABLE, key(token));
        }
    }

    /** Forgets a few that ended; it begins anywhere, so that all have their turn. */
    private static void sweep(Txn txn, String token, Instant now) {
        try (var cursor = txn.scan(TABLE, Range.ALL)) {
            cursor.seek(TABLE.keys().encode(key(token)));
            for (int i = 0; i < SWEPT && cursor.hasNext(); i++) {
                var entry = cursor.next();
                if (!entry.value().good(now)) {
                    txn.delete(TABLE, entry.key());
                }
            }
        }
    }

    private static Key key(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new Key(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
