package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** Whether an interface is plugged into what it is attached to. */
public enum AttachmentState {
    /** Wanted. */
    ATTACHING,
    /** Plugged. */
    ATTACHED,
    /** To be unplugged. */
    DETACHING;

    /** The ways between them. */
    public static final Lifecycle<AttachmentState> LIFECYCLE = Lifecycle.of(
                    AttachmentState.class,
                    (from, to) -> Ec2Errors.incorrectState("The attachment is " + from.text() + "."))
            .from(ATTACHING, List.of(ATTACHED, DETACHING))
            .from(ATTACHED, List.of(DETACHING))
            .build();

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
