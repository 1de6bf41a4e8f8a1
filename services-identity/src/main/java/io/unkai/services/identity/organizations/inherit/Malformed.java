package io.unkai.services.identity.organizations.inherit;

import java.io.Serial;

/** A document that is no policy of its type; it is an answer, not an accident, and has no stack trace. */
public final class Malformed extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    Malformed(String why) {
        super(why, null, false, false);
    }
}
