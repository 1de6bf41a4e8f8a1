package io.unkai.wire.route;

import io.unkai.kernel.schema.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operations of one service by method and path. */
@FunctionalInterface
public interface RestPatterns {
    /**
     * What was found.
     *
     * @param operation the operation
     * @param labels the decoded values of its labels
     */
    record Found(Operation<?, ?> operation, Map<String, String> labels) {}

    /** The operation of that method, raw path and raw query, or null. */
    @Nullable
    Found find(String method, String rawPath, String rawQuery);
}
