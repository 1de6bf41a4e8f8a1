package io.unkai.planes.compute;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A machine could not be brought to a state; the message says what failed and is meant for the log. */
public final class ComputeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ComputeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
