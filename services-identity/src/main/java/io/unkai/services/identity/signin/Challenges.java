package io.unkai.services.identity.signin;

import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ValueCodec;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Remembers, between the steps of a sign-in, who passed the ones before. The browser carries it, sealed. */
final class Challenges {
    private static final String PURPOSE = "signin-challenge";
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MAX_LENGTH = 4096;
    private static final ValueCodec<Passed> CODEC = RecordCodec.of(Passed.class);

    private final Sealer sealer;

    Challenges(Sealer sealer) {
        this.sealer = sealer;
    }

    enum Next {
        CODE,
        PASSWORD
    }

    /**
     * How far somebody came.
     *
     * @param next the step that is wanted
     * @param mfa when a second factor was shown, or null
     * @param until how long the next step may take
     */
    record Passed(Person person, Next next, @Nullable Instant mfa, Instant until) {}

    String seal(Person person, Next next, @Nullable Instant mfa, Instant now) {
        var passed = new Passed(person, next, mfa, now.plus(GOOD_FOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(CODEC.encode(passed), PURPOSE));
    }

    /** Who came to a step, or null. */
    @Nullable
    Passed open(String challenge, Next next, Instant now) {
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
        return passed.next == next && now.isBefore(passed.until) ? passed : null;
    }
}
