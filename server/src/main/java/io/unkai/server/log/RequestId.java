package io.unkai.server.log;

import java.util.Optional;

/** The id of the request that the current thread works for; every line logged meanwhile carries it. */
public final class RequestId {
    /** Bound by whoever starts to work on a request. */
    public static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private RequestId() {}

    static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
