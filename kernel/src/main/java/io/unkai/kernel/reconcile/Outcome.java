package io.unkai.kernel.reconcile;

import java.time.Duration;

/** How a look at one thing ended. */
public sealed interface Outcome {
    /** As desired: the request is served. */
    record Done() implements Outcome {}

    /**
     * On its way: look again.
     *
     * @param delay after this time of the machine, or earlier when it is asked for
     */
    record Again(Duration delay) implements Outcome {}

    /**
     * Not possible now: looked at again after ever longer times.
     *
     * @param reason for the log
     */
    record Failed(String reason) implements Outcome {}

    /** As desired. */
    static Outcome done() {
        return new Done();
    }

    /** On its way. */
    static Outcome again(Duration delay) {
        return new Again(delay);
    }

    /** Not possible now. */
    static Outcome failed(String reason) {
        return new Failed(reason);
    }
}
