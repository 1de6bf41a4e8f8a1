package io.unkai.wire.http;

import java.io.EOFException;

/** A request body ended before it was whole. Its sender sends nothing more but may still read an answer. */
public final class TruncatedBodyException extends EOFException {
    private static final long serialVersionUID = 1;

    /** Says how the body ended. */
    public TruncatedBodyException(String message) {
        super(message);
    }
}
