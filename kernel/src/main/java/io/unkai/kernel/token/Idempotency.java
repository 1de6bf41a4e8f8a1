package io.unkai.kernel.token;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which client tokens were used, for which request, and what was answered. Everything happens in the transaction of the
 * call, so that a token is kept exactly when its effect is.
 */
public final class Idempotency {
    /** How long a token is remembered. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int SWEPT_PER_CALL = 4;

    private record Key(String account, String region, String operation, String token) {}

    private record Used(Blob fingerprint, Blob answer, Instant expiry) {}

    private record Expiry(Instant at, String account, String region, String operation, String token) {}

    private record Nothing() {}

    private static final Table<Key, Used> TOKENS =
            new Table<>("kernel.tokens", KeyCodecs.of(Key.class), RecordCodec.of(Used.class));
    private static final RecordKeys<Expiry> EXPIRY = KeyCodecs.of(Expiry.class);
    private static final Table<Expiry, Nothing> EXPIRIES =
            new Table<>("kernel.tokens.expiry", EXPIRY, RecordCodec.of(Nothing.class));

    private Idempotency() {}

    /**
     * What an earlier call with this token was answered.
     *
     * @param operation the name that tokens are unique under
     * @param fingerprint a digest of the request's parameters
     * @param mismatch the error for a token that was used with other parameters
     * @return the answer that was kept, or null if the token is new
     */
    public static @Nullable Blob find(
            Call call, ReadTxn txn, String operation, String token, Blob fingerprint, Supplier<ApiException> mismatch) {
        var used = txn.get(TOKENS, key(call, operation, token));
        if (used == null || !used.expiry.isAfter(call.now())) {
            return null;
        }
        if (!used.fingerprint.equals(fingerprint)) {
            throw mismatch.get();
        }
        return used.answer;
    }

    /** Keeps the answer to a call with a token, and forgets a few that have expired. */
    public static void keep(Call call, Txn txn, String operation, String token, Blob fingerprint, Blob answer) {
        sweep(call, txn);
        var key = key(call, operation, token);
        var expiry = call.now().plus(KEPT);
        txn.put(TOKENS, key, new Used(fingerprint, answer, expiry));
        txn.put(EXPIRIES, new Expiry(expiry, key.account, key.region, key.operation, key.token), new Nothing());
    }

    /** Bounded, so that each call pays for what it adds and no more. */
    private static void sweep(Call call, Txn txn) {
        try (var cursor = txn.scan(EXPIRIES, new Range(new byte[0], EXPIRY.start(call.now())))) {
            for (int i = 0; i < SWEPT_PER_CALL && cursor.hasNext(); i++) {
                var old = cursor.next().key();
                var key = new Key(old.account, old.region, old.operation, old.token);
                var used = txn.get(TOKENS, key);
                if (used != null && used.expiry.equals(old.at)) {
                    txn.delete(TOKENS, key);
                }
                txn.delete(EXPIRIES, old);
            }
        }
    }

    private static Key key(Call call, String operation, String token) {
        return new Key(call.account(), call.region(), operation, token);
    }
}
