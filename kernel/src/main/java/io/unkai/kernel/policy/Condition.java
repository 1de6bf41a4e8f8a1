package io.unkai.kernel.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One key of a statement's {@code Condition}: an operator holds the request's values against those of the policy. */
public final class Condition {
    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private final Operator operator;
    private final Quantifier quantifier;
    private final boolean ifExists;
    private final String key;
    private final String lookup;
    private final List<String> values;
    private final ValueMatcher[] matchers;

    Condition(
            Operator operator,
            Quantifier quantifier,
            boolean ifExists,
            String key,
            List<String> values,
            boolean variables) {
        this.operator = operator;
        this.quantifier = quantifier;
        this.ifExists = ifExists;
        this.key = key;
        this.lookup = key.toLowerCase(Locale.ROOT);
        this.values = List.copyOf(values);
        this.matchers =
                values.stream().map(value -> operator.compile(value, variables)).toArray(ValueMatcher[]::new);
    }

    /** The operator. */
    public Operator operator() {
        return operator;
    }

    /** How it goes about several values. */
    public Quantifier quantifier() {
        return quantifier;
    }

    /** Whether it also holds where the request lacks the key. */
    public boolean ifExists() {
        return ifExists;
    }

    /** The key as written. */
    public String key() {
        return key;
    }

    /** The values as written. */
    public List<String> values() {
        return values;
    }

    /** The keys that the variables in its values name. */
    List<String> variables() {
        return Arrays.stream(matchers)
                .flatMap(matcher -> matcher.variables().stream())
                .toList();
    }

    boolean holds(ContextKeys keys) {
        var found = keys.get(lookup);
        boolean missing = found == null || found.isEmpty();
        if (operator == Operator.NULL) {
            return matchesOne(missing ? TRUE : FALSE, keys);
        }
        if (found == null || missing) {
            return holdsWithoutKey();
        }
        return switch (quantifier) {
            case ALL -> isNullDataset(found) || all(found, keys);
            case ANY -> !isNullDataset(found) && any(found, !operator.negated(), keys);
            case NONE -> any(found, true, keys) != operator.negated();
        };
    }

    /** AWS looks at {@code IfExists} for each value that there is, so that it changes nothing with {@code ForAnyValue}. */
    private boolean holdsWithoutKey() {
        return switch (quantifier) {
            case ALL -> true;
            case ANY -> false;
            case NONE -> ifExists || operator.negated();
        };
    }

    /** Quantifiers take a lone empty value for none. */
    private static boolean isNullDataset(List<String> found) {
        return found.size() == 1 && found.getFirst().isEmpty();
    }

    private boolean all(List<String> found, ContextKeys keys) {
        for (int i = 0; i < found.size(); i++) {
            if (matchesOne(found.get(i), keys) == operator.negated()) {
                return false;
            }
        }
        return true;
    }

    private boolean any(List<String> found, boolean wanted, ContextKeys keys) {
        for (int i = 0; i < found.size(); i++) {
            if (matchesOne(found.get(i), keys) == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesOne(String value, ContextKeys keys) {
        for (var matcher : matchers) {
            if (matcher.matches(value, keys)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return quantifier.prefix() + operator.element() + (ifExists ? "IfExists" : "") + '{' + key + '=' + values + '}';
    }
}
