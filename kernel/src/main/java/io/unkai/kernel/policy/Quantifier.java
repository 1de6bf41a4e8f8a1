package io.unkai.kernel.policy;

/** How an operator goes about keys with several values. */
public enum Quantifier {
    /** Nothing was said. */
    NONE(""),
    /** {@code ForAllValues}: every value of the request has to match; so do none at all. */
    ALL("ForAllValues:"),
    /** {@code ForAnyValue}: one value of the request has to match. */
    ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
