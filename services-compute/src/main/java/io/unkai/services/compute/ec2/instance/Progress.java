package io.unkai.services.compute.ec2.instance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an instance.
 *
 * @param launched when it was last launched or started
 * @param changed when its state last changed
 * @param code why, in EC2's words, or empty
 * @param message the same in a sentence, or empty
 * @param transition what {@code StateTransitionReason} says, or empty
 * @param wish what was asked for beside the state
 * @param asked when its guest was first asked for a reboot that was not seen yet, or null
 */
public record Progress(
        Instant launched,
        Instant changed,
        String code,
        String message,
        String transition,
        Wish wish,
        @Nullable Instant asked) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What was asked for beside the state. */
    public enum Wish {
        /** Nothing. */
        NONE,
        /** To reboot. */
        REBOOT,
        /** To end without asking the guest. */
        AT_ONCE
    }

    /** Of an instance that is launched or started. */
    static Progress launch(Instant now) {
        return new Progress(now, now, "", "", "", Wish.NONE, null);
    }

    /** Of an instance that runs. */
    Progress running(Instant now) {
        return new Progress(launched, now, "", "", "", Wish.NONE, null);
    }

    /** Of an instance that a call stops or terminates. */
    Progress byUser(Instant now, boolean atOnce) {
        return new Progress(
                launched,
                now,
                "Client.UserInitiatedShutdown",
                "Client.UserInitiatedShutdown: User initiated shutdown",
                "User initiated (" + TIME.format(now) + " GMT)",
                atOnce ? Wish.AT_ONCE : Wish.NONE,
                null);
    }

    /** Of an instance that powered itself off. */
    Progress byGuest(Instant now) {
        return new Progress(
                launched,
                now,
                "Client.InstanceInitiatedShutdown",
                "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
                "",
                Wish.NONE,
                null);
    }

    /** Of an instance that could not be started. */
    Progress failed(Instant now, String why) {
        return new Progress(
                launched,
                now,
                "Server.InternalError",
                "Server.InternalError: " + why,
                "Server.InternalError",
                Wish.AT_ONCE,
                null);
    }

    /** The same state, reached now. */
    Progress at(Instant now) {
        return new Progress(launched, now, code, message, transition, wish, asked);
    }

    Progress wishing(Wish next) {
        return new Progress(launched, changed, code, message, transition, next, asked);
    }

    /** Its guest was asked for a reboot. */
    Progress rebooting(Instant now) {
        return new Progress(launched, changed, code, message, transition, Wish.NONE, asked == null ? now : asked);
    }

    /** All that was asked of its guest was done, or is done now. */
    Progress rebooted() {
        return new Progress(launched, changed, code, message, transition, Wish.NONE, null);
    }
}
