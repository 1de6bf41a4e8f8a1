package io.unkai.services.compute.ec2.volume;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** The states of a volume, apart from whether it is attached. */
public enum VolumeState {
    /** To be made. */
    CREATING,
    /** Made. */
    AVAILABLE,
    /** To be gone. */
    DELETING,
    /** It could not be made. */
    ERROR;

    /** The ways between them. */
    public static final Lifecycle<VolumeState> LIFECYCLE = Lifecycle.of(
                    VolumeState.class, (from, to) -> Ec2Errors.incorrectState("The volume is " + from.text() + "."))
            .from(CREATING, List.of(AVAILABLE, ERROR, DELETING))
            .from(AVAILABLE, List.of(DELETING))
            .from(ERROR, List.of(DELETING))
            .build();

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
