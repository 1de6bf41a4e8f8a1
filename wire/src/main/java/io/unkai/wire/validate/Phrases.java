package io.unkai.wire.validate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member must do, in AWS's words. */
final class Phrases {
    private Phrases() {}

    /** One phrase for a bound, as Smithy's framework has it. */
    static String joint(Violation violation) {
        var limits = violation.member().traits().constraints();
        return switch (violation.rule()) {
            case REQUIRED -> "Member must not be null";
            case LENGTH -> "Member must have length " + between(limits.minLength(), limits.maxLength());
            case RANGE ->
                "Member must be "
                        + between(
                                limits.min() == null ? null : limits.min().toPlainString(),
                                limits.max() == null ? null : limits.max().toPlainString());
            case PATTERN -> "Member must satisfy regular expression pattern: " + limits.pattern();
            case ENUM -> "Member must satisfy enum value set: [" + String.join(", ", limits.enumValues()) + "]";
            case UNIQUE -> "Member must have unique values";
        };
    }

    private static String between(@Nullable Object min, @Nullable Object max) {
        if (min != null && max != null) {
            return "between " + min + " and " + max + ", inclusive";
        }
        return min != null ? "greater than or equal to " + min : "less than or equal to " + max;
    }

    /** The one bound that is violated, as AWS's older framework has it. */
    static String single(Violation violation) {
        var limits = violation.member().traits().constraints();
        return switch (violation.rule()) {
            case LENGTH -> {
                boolean below = limits.minLength() != null && Walk.length(violation.value()) < limits.minLength();
                yield "Member must have length "
                        + (below ? between(limits.minLength(), null) : between(null, limits.maxLength()));
            }
            case RANGE -> {
                boolean below = limits.min() != null
                        && violation.value() instanceof Number number
                        && number.doubleValue() < limits.min().doubleValue();
                yield "Member must have value " + (below ? between(limits.min(), null) : between(null, limits.max()));
            }
            default -> joint(violation);
        };
    }

    /** All that an element of a list must satisfy, in the older framework's order. */
    static List<String> all(Violation violation) {
        var limits = violation.member().traits().constraints();
        var phrases = new ArrayList<String>();
        if (limits.maxLength() != null) {
            phrases.add("Member must have length less than or equal to " + limits.maxLength());
        }
        if (limits.minLength() != null) {
            phrases.add("Member must have length greater than or equal to " + limits.minLength());
        }
        if (limits.pattern() != null) {
            phrases.add("Member must satisfy regular expression pattern: " + limits.pattern());
        }
        if (!limits.enumValues().isEmpty()) {
            phrases.add("Member must satisfy enum value set: [" + String.join(", ", limits.enumValues()) + "]");
        }
        return phrases.isEmpty() ? List.of(single(violation)) : phrases;
    }
}
