package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;
import java.util.Locale;

/** Whether the network plane has made something. */
public enum Readiness {
    /** Wanted, not yet made. */
    PENDING,
    /** Made. */
    AVAILABLE;

    /** The one way. */
    public static final Lifecycle<Readiness> LIFECYCLE = Lifecycle.of(
                    Readiness.class, (from, to) -> Ec2Errors.incorrectState("It is " + from.text() + "."))
            .from(PENDING, List.of(AVAILABLE))
            .build();

    /** As answers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
