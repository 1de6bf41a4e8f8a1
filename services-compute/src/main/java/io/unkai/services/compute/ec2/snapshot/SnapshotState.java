package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** The states of a snapshot. */
public enum SnapshotState {
    /** To be made. */
    PENDING,
    /** Made. */
    COMPLETED,
    /** It could not be made. */
    ERROR;

    /** The ways between them. */
    static final Lifecycle<SnapshotState> LIFECYCLE = Lifecycle.of(
                    SnapshotState.class, (from, to) -> Ec2Errors.incorrectState("The snapshot is " + from.text() + "."))
            .from(PENDING, List.of(COMPLETED, ERROR))
            .build();

    /** Whether volumes can be made of it. */
    public boolean ready() {
        return this == COMPLETED;
    }

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
