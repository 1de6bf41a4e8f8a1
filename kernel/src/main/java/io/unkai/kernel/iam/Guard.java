package io.unkai.kernel.iam;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import org.jspecify.annotations.Nullable;

/**
 * When a need counts: {@code Member} where it is set, {@code !Member} where it is not, {@code Member~text} where it holds the
 * text.
 *
 * @param path the member, or null where the need always counts
 * @param negated whether it must not be set
 * @param text what it must hold, or empty
 */
record Guard(@Nullable MemberPath path, boolean negated, String text) {
    static final Guard ALWAYS = new Guard(null, false, "");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where the input has no such member
     */
    static Guard parse(StructSchema input, String guard) {
        if (guard.isEmpty()) {
            return ALWAYS;
        }
        boolean negated = guard.startsWith("!");
        int tilde = guard.indexOf('~');
        var name = guard.substring(negated ? 1 : 0, tilde < 0 ? guard.length() : tilde);
        var path = MemberPath.find(input, name);
        if (path == null) {
            throw new IllegalArgumentException(input.name() + " has no member " + name);
        }
        return new Guard(path, negated, tilde < 0 ? "" : guard.substring(tilde + 1));
    }

    boolean holds(Struct input) {
        if (path == null) {
            return true;
        }
        boolean there = path.values(input).stream().anyMatch(value -> value.contains(text));
        return there != negated;
    }
}
