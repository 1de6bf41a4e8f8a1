package io.unkai.planes.compute;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A machine could not be brought to a state; the message says what failed and is meant for the log. */
public final class ComputeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Whether it is no use to try again. */
    private final boolean lasting;

    public ComputeException(String message, @Nullable Throwable cause) {
        super(message, cause);
        lasting = false;
    }

    private ComputeException(String message) {
        super(message, null);
        lasting = true;
    }

    /** What will not be possible later either. */
    public static ComputeException lasting(String message) {
        return new ComputeException(message);
    }

    /** Whether it is no use to try again. */
    public boolean isLasting() {
        return lasting;
    }
}
