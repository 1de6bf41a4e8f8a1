package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.lifecycle.Lifecycle;
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
    public static final Lifecycle<PeeringState> LIFECYCLE = Lifecycle.of(PeeringState.class, PeeringState::refusal)
            .from(PENDING_ACCEPTANCE, List.of(EXPIRED, REJECTED, PROVISIONING, DELETED))
            .from(PROVISIONING, List.of(ACTIVE, DELETED))
            .from(ACTIVE, List.of(DELETED))
            .build();

    /** The refusal of an illegal way. */
    public static ApiException refusal(PeeringState from, PeeringState to) {
        return new ApiException(
                "InvalidStateTransition",
                "Invalid state transition, attempted to transition from " + from.text() + " to " + to.text());
    }

    /** Whether it is made or being made. */
    public boolean live() {
        return this == PROVISIONING || this == ACTIVE;
    }

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
