package io.unkai.kernel.policy;

import org.jspecify.annotations.Nullable;

/** The types of principals that policies name. */
public enum PrincipalType {
    AWS("AWS"),
    SERVICE("Service"),
    FEDERATED("Federated"),
    CANONICAL_USER("CanonicalUser");

    private final String element;

    PrincipalType(String element) {
        this.element = element;
    }

    /** The name in documents. */
    public String element() {
        return element;
    }

    static @Nullable PrincipalType of(String element) {
        for (var type : values()) {
            if (type.element.equals(element)) {
                return type;
            }
        }
        return null;
    }
}
