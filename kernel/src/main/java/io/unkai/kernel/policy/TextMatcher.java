package io.unkai.kernel.policy;

import java.util.List;

/** Compares with a text once its variables are replaced. */
record TextMatcher(Text text, Comparison comparison) implements ValueMatcher {
    /** How to compare. */
    @FunctionalInterface
    interface Comparison {
        boolean holds(Glob glob, String value);
    }

    @Override
    public boolean matches(String value, ContextKeys keys) {
        var glob = text.resolve(keys);
        return glob != null && comparison.holds(glob, value);
    }

    @Override
    public List<String> variables() {
        return text.keys();
    }
}
