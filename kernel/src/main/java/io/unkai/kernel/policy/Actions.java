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
    private final Glob[] globs;

    /** A bit for each service that may be meant, so that most statements about others are passed over at once. */
    private final long services;

    Actions(boolean negated, List<String> values) {
        this.negated = negated;
        this.values = List.copyOf(values);
        long bits = negated ? -1 : 0;
        var patterns = new ArrayList<Glob>();
        for (var value : values) {
            var lower = value.toLowerCase(Locale.ROOT);
            if (Glob.hasWildcards(lower)) {
                patterns.add(Glob.of(lower));
            } else {
                exact.add(lower);
            }
            bits |= services(lower);
        }
        services = bits;
        globs = patterns.toArray(Glob[]::new);
    }

    private static long services(String pattern) {
        int colon = pattern.indexOf(':');
        var service = colon < 0 ? pattern : pattern.substring(0, colon);
        return Glob.hasWildcards(service) ? -1 : service(service);
    }

    private static long service(String name) {
        return 1L << name.hashCode();
    }

    /** The bit of the service whose action is asked. */
    static long serviceOf(String lowerCase) {
        int colon = lowerCase.indexOf(':');
        return service(colon < 0 ? lowerCase : lowerCase.substring(0, colon));
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
        var lowerCase = action.toLowerCase(Locale.ROOT);
        return match(lowerCase, serviceOf(lowerCase));
    }

    boolean match(String lowerCase, long service) {
        return (services & service) != 0 && named(lowerCase) != negated;
    }

    private boolean named(String lowerCase) {
        if (!exact.isEmpty() && exact.contains(lowerCase)) {
            return true;
        }
        for (var glob : globs) {
            if (glob.matches(lowerCase)) {
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
