package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** The states of an image. */
public enum ImageState {
    /** Its snapshots are still to be made. */
    PENDING,
    /** Instances can begin as it. */
    AVAILABLE,
    /** It could not be made. */
    FAILED,
    /** Its owner does not want instances to begin as it. */
    DISABLED;

    /** The ways between them. */
    static final Lifecycle<ImageState> LIFECYCLE = Lifecycle.of(
                    ImageState.class, (from, to) -> Ec2Errors.incorrectState("The image is " + from.text() + "."))
            .from(PENDING, List.of(AVAILABLE, FAILED))
            .from(AVAILABLE, List.of(DISABLED))
            .from(DISABLED, List.of(AVAILABLE))
            .build();

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
