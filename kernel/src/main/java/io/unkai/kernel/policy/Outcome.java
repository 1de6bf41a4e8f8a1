package io.unkai.kernel.policy;

/** How a request was decided. */
public enum Outcome {
    ALLOWED,
    /** A statement forbids it. */
    EXPLICITLY_DENIED,
    /** No statement allows it. */
    IMPLICITLY_DENIED
}
