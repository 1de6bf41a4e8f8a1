package io.unkai.planes.object;

import java.io.IOException;

/** A body has more bytes than are accepted. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param limit the most bytes that would have been accepted */
    public BodyTooLargeException(long limit) {
        super("the body has more than " + limit + " bytes");
    }
}
