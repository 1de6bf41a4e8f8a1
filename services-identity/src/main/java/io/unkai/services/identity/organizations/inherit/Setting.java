package io.unkai.services.identity.organizations.inherit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy as it was written, or a part of it, known to be of its type's shape. */
sealed interface Setting {
    /** What policies below may do here, or null where this says nothing. */
    @Nullable
    Set<Operator> allowed();

    /** Named parts. */
    record Parts(
            SequencedMap<String, Setting> named, @Nullable Set<Operator> allowed) implements Setting {}

    /** A value, or several. */
    record Value(
            boolean single,
            Map<Operator, List<String>> given,
            @Nullable Set<Operator> allowed) implements Setting {
        static Value of(boolean single, EnumMap<Operator, List<String>> given, @Nullable Set<Operator> allowed) {
            return new Value(single, Map.copyOf(given), allowed);
        }
    }
}
