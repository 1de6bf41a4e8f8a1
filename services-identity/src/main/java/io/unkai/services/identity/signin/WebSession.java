package io.unkai.services.identity.signin;

import io.unkai.kernel.schema.Blob;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param person who signed in; the name of a federated one is its ARN
 * @param keys the sealed temporary keys of a federated user or role session, or empty
 * @param mfa when a second factor was shown, or null
 * @param role the ARN of the role the user switched to, or empty
 * @param issued when its cookie was given out
 * @param used when it was last used, to some minutes
 * @param expires when it ends however much it is used
 */
public record WebSession(
        Person person, Blob keys, @Nullable Instant mfa, String role, Instant issued, Instant used, Instant expires) {
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration COOKIE_AGE = Duration.ofHours(1);
    private static final Duration USE_STEP = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);
    static final Blob NONE = Blob.wrap(new byte[0]);

    static WebSession of(Person person, @Nullable Instant mfa, Instant now) {
        return new WebSession(person, NONE, mfa, "", now, now, now.plus(LONGEST));
    }

    /** Whether the keys came from somewhere else. */
    public boolean federated() {
        return keys.shared().length > 0;
    }

    boolean good(Instant now) {
        return now.isBefore(expires) && now.isBefore(used.plus(IDLE));
    }

    /** Whether its cookie is old enough for another. */
    boolean stale(Instant now) {
        return !now.isBefore(issued.plus(COOKIE_AGE));
    }

    /** Whether it is time to note that it is used. */
    boolean toNote(Instant now) {
        return !now.isBefore(used.plus(USE_STEP));
    }

    WebSession usedAt(Instant now) {
        return new WebSession(person, keys, mfa, role, issued, now, expires);
    }

    WebSession reissued(Instant now) {
        return new WebSession(person, keys, mfa, role, now, now, expires);
    }

    /** The same in a role, or in none where the ARN is empty. */
    WebSession in(String newRole) {
        return new WebSession(person, keys, mfa, newRole, issued, used, expires);
    }

    /** The same under a cookie that was replaced: pages that still have it find out soon. */
    WebSession ending(Instant now) {
        var end = now.plus(GRACE);
        return new WebSession(person, keys, mfa, role, now, used, end.isBefore(expires) ? end : expires);
    }
}
