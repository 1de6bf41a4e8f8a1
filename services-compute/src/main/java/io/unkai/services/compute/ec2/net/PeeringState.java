package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** The states of a peering. */
public enum PeeringState {
    /** Asked for. */
    PENDING_ACCEPTANCE,
    /** Could not be asked for. */
    FAILED,
    /** Nobody accepted in time. */
    EXPIRED,
    /** Refused. */
    REJECTED,
    /** Accepted, not yet made on both sides. */
    PROVISIONING,
    /** Made. */
    ACTIVE,
    /** Deleted. */
    DELETED;

    /** The ways between them. */
    public static final Lifecycle<PeeringState> LIFECYCLE = Lifecycle.of(
                    PeeringState.class,
                    (from, to) -> Ec2Errors.incorrectState("The VPC peering connection is " + from.text() + "."))
            .from(PENDING_ACCEPTANCE, List.of(EXPIRED, REJECTED, PROVISIONING, DELETED))
            .from(PROVISIONING, List.of(ACTIVE, DELETED))
            .from(ACTIVE, List.of(DELETED))
            .build();

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
