package io.unkai.kernel.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; nothing was changed. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** No room on the disk; reading goes on. */
        FULL,
        /** Too many conflicting transactions. */
        CONFLICT,
        /** Another process uses the data directory. */
        LOCKED,
        /** A newer version wrote the data. */
        NEWER_FORMAT,
        /** The disk or the data is damaged, or the store is closed. */
        BROKEN
    }

    private final Reason reason;

    /** A failure with its cause. */
    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
