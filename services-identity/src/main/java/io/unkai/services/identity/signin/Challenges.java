package io.unkai.services.identity.signin;

import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ValueCodec;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Remembers, between password and second factor, who gave the right password. The browser carries it, sealed. */
final class Challenges {
    private static final String PURPOSE = "signin-challenge";
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MAX_LENGTH = 4096;
    private static final ValueCodec<Passed> CODEC = RecordCodec.of(Passed.class);

    private final Sealer sealer;

    Challenges(Sealer sealer) {
        this.sealer = sealer;
    }

    private record Passed(Known who, Instant until) {}

    String seal(Known who, Instant now) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealer.seal(CODEC.encode(new Passed(who, now.plus(GOOD_FOR))), PURPOSE));
    }

    /** Who gave the right password, or null. */
    @Nullable
    Known open(String challenge, Instant now) {
        if (challenge.length() > MAX_LENGTH) {
            return null;
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(challenge);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
        var opened = sealer.open(sealed, PURPOSE);
        if (opened == null) {
            return null;
        }
        var passed = CODEC.decode(opened);
        return now.isBefore(passed.until) ? passed.who : null;
    }
}
