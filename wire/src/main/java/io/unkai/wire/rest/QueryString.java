package io.unkai.wire.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query, decoded: names in the order sent, each with its values; a name without an equals sign has an empty value. */
public final class QueryString {
    private final Map<String, List<String>> values;

    private QueryString(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Parses what follows the question mark.
     *
     * @throws io.unkai.kernel.error.ApiException if it is not percent-encoded UTF-8
     */
    public static QueryString parse(String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                var name = PercentCodec.decodeQuery(equals < 0 ? part : part.substring(0, equals));
                var value = equals < 0 ? "" : PercentCodec.decodeQuery(part.substring(equals + 1));
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new QueryString(values);
    }

    /** The values of a name, in the order sent; empty where the name is not there. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a name, or null. */
    public @Nullable String first(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** All names with their values. */
    public Map<String, List<String>> all() {
        return values;
    }
}
