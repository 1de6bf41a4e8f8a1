package io.unkai.kernel.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The condition operators. */
public enum Operator {
    STRING_EQUALS("StringEquals", false, ValueMatchers::string),
    STRING_NOT_EQUALS("StringNotEquals", true, ValueMatchers::string),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, ValueMatchers::stringIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, ValueMatchers::stringIgnoringCase),
    STRING_LIKE("StringLike", false, ValueMatchers::pattern),
    STRING_NOT_LIKE("StringNotLike", true, ValueMatchers::pattern),
    NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0)),
    BOOL("Bool", false, (raw, variables) -> ValueMatchers.bool(raw)),
    BINARY_EQUALS("BinaryEquals", false, (raw, variables) -> ValueMatchers.binary(raw)),
    IP_ADDRESS("IpAddress", false, (raw, variables) -> ValueMatchers.address(raw)),
    NOT_IP_ADDRESS("NotIpAddress", true, (raw, variables) -> ValueMatchers.address(raw)),
    ARN_EQUALS("ArnEquals", false, ArnPattern::of),
    ARN_NOT_EQUALS("ArnNotEquals", true, ArnPattern::of),
    ARN_LIKE("ArnLike", false, ArnPattern::of),
    ARN_NOT_LIKE("ArnNotLike", true, ArnPattern::of),
    /** Whether the key is not there; its values are compared with that. */
    NULL("Null", false, (raw, variables) -> ValueMatchers.bool(raw));

    private static final Map<String, Operator> BY_ELEMENT = new HashMap<>();

    static {
        for (var operator : values()) {
            BY_ELEMENT.put(operator.element, operator);
        }
    }

    private final String element;
    private final boolean negated;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiFunction<String, Boolean, ValueMatcher> compiler;

    Operator(String element, boolean negated, BiFunction<String, Boolean, ValueMatcher> compiler) {
        this.element = element;
        this.negated = negated;
        this.compiler = compiler;
    }

    private static BiFunction<String, Boolean, ValueMatcher> number(IntPredicate order) {
        return (raw, variables) -> ValueMatchers.number(raw, order);
    }

    private static BiFunction<String, Boolean, ValueMatcher> date(IntPredicate order) {
        return (raw, variables) -> ValueMatchers.date(raw, order);
    }

    static @Nullable Operator of(String element) {
        return BY_ELEMENT.get(element);
    }

    /** The name in documents, without quantifier and {@code IfExists}. */
    public String element() {
        return element;
    }

    /** Whether it holds where none of its values match. */
    public boolean negated() {
        return negated;
    }

    ValueMatcher compile(String value, boolean variables) {
        return compiler.apply(value, variables);
    }
}
