package io.unkai.planes.object;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no room for another body. Reading and deleting go on. */
public final class StorageFullException extends IOException {
    private static final long serialVersionUID = 1;

    /** Why it is known, with the failure that told, if one did. */
    public StorageFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
