package io.unkai.services.compute.ec2.instance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What happened to an instance.
 *
 * @param launched when it was last launched or started
 * @param changed when its state last changed
 * @param code why, in EC2's words, or empty
 * @param message the same in a sentence, or empty
 * @param transition what {@code StateTransitionReason} says, or empty
 * @param wish what was asked for beside the state
 */
public record Progress(Instant launched, Instant changed, String code, String message, String transition, Wish wish) {
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
        return new Progress(now, now, "", "", "", Wish.NONE);
    }

    /** Of an instance that runs. */
    Progress running(Instant now) {
        return new Progress(launched, now, "", "", "", Wish.NONE);
    }

    /** Of an instance that a call stops or terminates. */
    Progress byUser(Instant now, boolean atOnce) {
        return new Progress(
                launched,
                now,
                "Client.UserInitiatedShutdown",
                "Client.UserInitiatedShutdown: User initiated shutdown",
                "User initiated (" + TIME.format(now) + " GMT)",
                atOnce ? Wish.AT_ONCE : Wish.NONE);
    }

    /** Of an instance that powered itself off. */
    Progress byGuest(Instant now) {
        return new Progress(
                launched,
                now,
                "Client.InstanceInitiatedShutdown",
                "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
                "",
                Wish.NONE);
    }

    /** Of an instance that could not be started. */
    Progress failed(Instant now, String why) {
        return new Progress(
                launched,
                now,
                "Server.InternalError",
                "Server.InternalError: " + why,
                "Server.InternalError",
                Wish.AT_ONCE);
    }

    /** The same state, reached now. */
    Progress at(Instant now) {
        return new Progress(launched, now, code, message, transition, wish);
    }

    Progress wishing(Wish next) {
        return new Progress(launched, changed, code, message, transition, next);
    }
}
