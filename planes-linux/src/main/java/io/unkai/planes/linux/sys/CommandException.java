package io.unkai.planes.linux.sys;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command could not be run or failed; the message is meant for the log. */
public final class CommandException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
