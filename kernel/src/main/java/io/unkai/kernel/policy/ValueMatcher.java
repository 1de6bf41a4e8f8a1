package io.unkai.kernel.policy;

import java.util.List;

/** One value of a condition. */
@FunctionalInterface
interface ValueMatcher {
    /** What is written so that nothing can match it, for example a date that is none. */
    ValueMatcher NOTHING = (value, keys) -> false;

    /** Whether a value of the request matches. */
    boolean matches(String value, ContextKeys keys);

    /** The keys that its variables name. */
    default List<String> variables() {
        return List.of();
    }
}
