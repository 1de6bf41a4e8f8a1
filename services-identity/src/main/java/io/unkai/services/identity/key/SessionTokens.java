package io.unkai.services.identity.key;

import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ValueCodec;
import io.unkai.kernel.store.codec.RecordCodec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Session tokens: the whole session, sealed, so that nothing needs to be kept for it. */
public final class SessionTokens {
    private static final String PURPOSE = "session-token";
    private static final int BYTES_AT_A_TIME = 3;
    private static final ValueCodec<TemporaryKey> CODEC = RecordCodec.of(TemporaryKey.class);

    private final Sealer sealer;

    public SessionTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The token of temporary credentials. */
    public String seal(TemporaryKey key) {
        return Base64.getEncoder().encodeToString(sealer.seal(CODEC.encode(key), PURPOSE));
    }

    /** The temporary credentials of a token, or null where we did not make it. */
    public @Nullable TemporaryKey open(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
        if (!endsAsWritten(token, sealed)) {
            return null;
        }
        var session = sealer.open(sealed, PURPOSE);
        return session == null ? null : CODEC.decode(session);
    }

    /** Decoders ignore the last bits of a token and padding that is missing, so other texts stand for the same bytes. */
    private static boolean endsAsWritten(String token, byte[] sealed) {
        int rest = sealed.length % BYTES_AT_A_TIME;
        int from = sealed.length - (rest == 0 ? Math.min(BYTES_AT_A_TIME, sealed.length) : rest);
        return token.endsWith(Base64.getEncoder().encodeToString(Arrays.copyOfRange(sealed, from, sealed.length)));
    }
}
