package io.unkai.services.compute.ec2.image;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an image from being deregistered.
 *
 * @param on whether it is protected
 * @param cooldown whether it stays so for a day after that was ended
 * @param until when that day is over, or null
 */
public record Protection(
        boolean on, boolean cooldown, @Nullable Instant until) {
    /** None. */
    static final Protection NONE = new Protection(false, false, null);

    private static final Duration DAY = Duration.ofHours(24);

    /** Whether the image cannot be deregistered at a moment. */
    boolean holds(Instant now) {
        return on || until != null && now.isBefore(until);
    }

    /** The same, ended by its owner. */
    Protection ended(Instant now) {
        if (!on) {
            return this;
        }
        return cooldown ? new Protection(false, true, now.plus(DAY)) : NONE;
    }

    /** In EC2's words. */
    String text(Instant now) {
        if (!holds(now)) {
            return "disabled";
        }
        return cooldown ? "enabled-with-cooldown" : "enabled-without-cooldown";
    }
}
