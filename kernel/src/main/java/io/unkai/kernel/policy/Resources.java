package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.List;

/** The {@code Resource} or {@code NotResource} of a statement. A wildcard may also stand for colons. */
public final class Resources {
    private final boolean negated;
    private final List<String> values;
    private final List<Text> texts = new ArrayList<>();

    Resources(boolean negated, List<String> values, boolean variables) {
        this.negated = negated;
        this.values = List.copyOf(values);
        for (var value : values) {
            texts.add(Text.pattern(value, variables));
        }
    }

    /** Whether it is {@code NotResource}. */
    public boolean negated() {
        return negated;
    }

    /** As written. */
    public List<String> values() {
        return values;
    }

    List<Text> texts() {
        return texts;
    }

    /** Whether the statement is about a resource. */
    boolean match(String resource, ContextKeys keys) {
        for (int i = 0; i < texts.size(); i++) {
            var glob = texts.get(i).resolve(keys);
            if (glob != null && glob.matches(resource)) {
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
