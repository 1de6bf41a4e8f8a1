package io.unkai.kernel.policy;

import java.util.Arrays;
import java.util.List;

/** The {@code Resource} or {@code NotResource} of a statement. A wildcard may also stand for colons. */
public final class Resources {
    private final boolean negated;
    private final List<String> values;
    private final Text[] texts;

    Resources(boolean negated, List<String> values, boolean variables) {
        this.negated = negated;
        this.values = List.copyOf(values);
        this.texts =
                values.stream().map(value -> Text.pattern(value, variables)).toArray(Text[]::new);
    }

    /** Whether it is {@code NotResource}. */
    public boolean negated() {
        return negated;
    }

    /** As written. */
    public List<String> values() {
        return values;
    }

    /** The keys that its variables name. */
    List<String> variables() {
        return Arrays.stream(texts).flatMap(text -> text.keys().stream()).toList();
    }

    /** Whether the statement is about a resource. */
    boolean match(String resource, ContextKeys keys) {
        for (var text : texts) {
            if (text.matches(resource, keys)) {
                return !negated;
            }
        }
        return negated;
    }

    @Override
    public String toString() {
        return (negated ? "NotResource" : "Resource") + values;
    }
}
