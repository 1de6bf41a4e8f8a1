package io.unkai.kernel.policy;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What the operators make of the values that policies give them. */
final class ValueMatchers {
    private ValueMatchers() {}

    static ValueMatcher string(String raw, boolean variables) {
        var text = Text.literal(raw, variables);
        var fixed = text.constant();
        return fixed == null
                ? new TextMatcher(text, (glob, value) -> glob.pattern().equals(value))
                : (value, keys) -> fixed.pattern().equals(value);
    }

    static ValueMatcher stringIgnoringCase(String raw, boolean variables) {
        return new TextMatcher(
                Text.literal(raw, variables), (glob, value) -> glob.pattern().equalsIgnoreCase(value));
    }

    static ValueMatcher pattern(String raw, boolean variables) {
        var text = Text.pattern(raw, variables);
        var fixed = text.constant();
        return fixed == null ? new TextMatcher(text, Glob::matches) : (value, keys) -> fixed.matches(value);
    }

    static ValueMatcher number(String raw, IntPredicate order) {
        var bound = Scalars.number(raw);
        if (bound == null) {
            return ValueMatcher.NOTHING;
        }
        return (value, keys) -> {
            var number = Scalars.number(value);
            return number != null && order.test(number.compareTo(bound));
        };
    }

    static ValueMatcher date(String raw, IntPredicate order) {
        var bound = Scalars.date(raw);
        if (bound == null) {
            return ValueMatcher.NOTHING;
        }
        return (value, keys) -> {
            var date = Scalars.date(value);
            return date != null && order.test(date.compareTo(bound));
        };
    }

    static ValueMatcher bool(String raw) {
        boolean yes = raw.equalsIgnoreCase("true");
        if (!yes && !raw.equalsIgnoreCase("false")) {
            return ValueMatcher.NOTHING;
        }
        return (value, keys) -> value.equalsIgnoreCase(raw);
    }

    static ValueMatcher binary(String raw) {
        byte[] bytes = decode(raw);
        return bytes == null ? ValueMatcher.NOTHING : (value, keys) -> Arrays.equals(bytes, decode(value));
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static ValueMatcher address(String raw) {
        var range = AddressRange.parse(raw);
        return range == null ? ValueMatcher.NOTHING : (value, keys) -> range.contains(value);
    }
}
