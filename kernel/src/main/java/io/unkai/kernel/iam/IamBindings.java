package io.unkai.kernel.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which members of inputs name the variables of ARNs, read from the text that the generator writes: operation, variable and
 * members parted by tabs, the operation as {@code service:Operation} or {@code service:*}.
 */
public final class IamBindings {
    private final Map<String, Map<String, String>> byOperation = new HashMap<>();

    private IamBindings() {}

    /** Reads the text. */
    public static IamBindings parse(List<String> lines) {
        var bindings = new IamBindings();
        for (var line : lines) {
            var fields = line.split("\t", -1);
            bindings.byOperation
                    .computeIfAbsent(fields[0], operation -> new HashMap<>())
                    .put(fields[1], fields[2]);
        }
        return bindings;
    }

    /** The members by variable, of one operation before those of its whole service. */
    public Map<String, String> of(String service, String operation) {
        var all = new HashMap<>(byOperation.getOrDefault(service + ":*", Map.of()));
        all.putAll(byOperation.getOrDefault(service + ':' + operation, Map.of()));
        return all;
    }
}
