package io.unkai.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of one request's context. */
@FunctionalInterface
public interface ContextKeys {
    /** No keys at all. */
    ContextKeys NONE = key -> null;

    /**
     * The values of a key; null or none where the request does not have it.
     *
     * @param key in lower case, for example {@code aws:principaltag/team}
     */
    @Nullable
    List<String> get(String key);
}
