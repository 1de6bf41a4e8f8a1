package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The {@code Action} or {@code NotAction} of a statement. Case does not count. */
public final class Actions {
    private final boolean negated;
    private final List<String> values;
    private final Set<String> exact = new HashSet<>();
    private final List<Glob> globs = new ArrayList<>();

    Actions(boolean negated, List<String> values) {
        this.negated = negated;
        this.values = List.copyOf(values);
        for (var value : values) {
            var lower = value.toLowerCase(Locale.ROOT);
            if (Glob.hasWildcards(lower)) {
                globs.add(Glob.of(lower));
            } else {
                exact.add(lower);
            }
        }
    }

    /** Whether it is {@code NotAction}. */
    public boolean negated() {
        return negated;
    }

    /** As written. */
    public List<String> values() {
        return values;
    }

    /** Whether the statement is about an action, for example {@code s3:GetObject}. */
    public boolean covers(String action) {
        return match(action.toLowerCase(Locale.ROOT));
    }

    boolean match(String lowerCase) {
        return named(lowerCase) != negated;
    }

    private boolean named(String lowerCase) {
        if (!exact.isEmpty() && exact.contains(lowerCase)) {
            return true;
        }
        for (int i = 0; i < globs.size(); i++) {
            if (globs.get(i).matches(lowerCase)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return (negated ? "NotAction" : "Action") + values;
    }
}
