package io.unkai.planes.block;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A volume or an image could not be made; the message says what failed and what helps. */
public final class BlockException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public BlockException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
