package io.unkai.planes.object;

import java.io.IOException;

/** The bytes of a stored body are not those that were written. */
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Names the body and where it is damaged. */
    public DamagedException(String message) {
        super(message);
    }
}
