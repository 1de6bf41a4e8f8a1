package io.unkai.wire.validate;

import io.unkai.kernel.schema.Member;
import org.jspecify.annotations.Nullable;

/**
 * A value that does not satisfy its model.
 *
 * @param path where it is
 * @param member what it is a value of
 * @param value the value, or null where it is missing
 * @param rule what it fails
 */
record Violation(Path path, Member member, @Nullable Object value, Rule rule) {
    /** The kinds of constraint. */
    enum Rule {
        REQUIRED,
        LENGTH,
        RANGE,
        PATTERN,
        ENUM,
        UNIQUE
    }
}
