package io.unkai.planes.network;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A network could not be made what it is to be; the message says what failed and is meant for the log. */
public final class NetworkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NetworkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
