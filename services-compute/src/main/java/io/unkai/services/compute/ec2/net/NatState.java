package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** The states of a NAT gateway. */
public enum NatState {
    /** Wanted. */
    PENDING,
    /** Made. */
    AVAILABLE,
    /** To be gone. */
    DELETING,
    /** Gone. */
    DELETED;

    /** The ways between them. */
    public static final Lifecycle<NatState> LIFECYCLE = Lifecycle.of(
                    NatState.class, (from, to) -> Ec2Errors.incorrectState("The NAT gateway is " + from.text() + "."))
            .from(PENDING, List.of(AVAILABLE, DELETING))
            .from(AVAILABLE, List.of(DELETING))
            .from(DELETING, List.of(DELETED))
            .build();

    /** Whether it is or will be there. */
    public boolean alive() {
        return this == PENDING || this == AVAILABLE;
    }

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
