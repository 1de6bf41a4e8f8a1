package io.unkai.services.identity.organizations.inherit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy does with a value that policies above it set.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html">Inheritance operators</a>
 */
enum Operator {
    ASSIGN("@@assign"),
    APPEND("@@append"),
    REMOVE("@@remove");

    /** What starts a name that is none of the policy's own. */
    static final String MARK = "@@";

    /** Says which operators policies below may use. */
    static final String CONTROL = "@@operators_allowed_for_child_policies";

    private static final String ALL = "@@all";
    private static final String NONE = "@@none";

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** The operator of a name, or null. */
    static @Nullable Operator find(String name) {
        for (var operator : values()) {
            if (operator.text.equals(name)) {
                return operator;
            }
        }
        return null;
    }

    /** All of them. */
    static Set<Operator> all() {
        return EnumSet.allOf(Operator.class);
    }

    /** Those that a child control operator names. */
    static Set<Operator> allowed(Tree names) throws Malformed {
        var list = names instanceof Tree.Texts texts ? texts.all() : List.<String>of();
        if (list.equals(List.of(ALL))) {
            return all();
        }
        var allowed = EnumSet.noneOf(Operator.class);
        if (list.equals(List.of(NONE))) {
            return allowed;
        }
        for (var name : list) {
            var operator = find(name);
            if (operator == null) {
                throw new Malformed(name + " is no operator that policies below may use");
            }
            allowed.add(operator);
        }
        if (allowed.isEmpty()) {
            throw new Malformed(CONTROL + " names no operator");
        }
        return allowed;
    }
}
