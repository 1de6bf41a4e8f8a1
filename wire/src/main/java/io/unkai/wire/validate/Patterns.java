package io.unkai.wire.validate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The models' regular expressions, in time that a caller can't blow up: linear where possible, else with a budget of steps. */
final class Patterns {
    private static final Map<Key, Predicate<String>> COMPILED = new ConcurrentHashMap<>();

    private Patterns() {}

    private record Key(String regex, boolean whole) {}

    /** Whether a text matches; a text on which the budget runs out does not. */
    static boolean matches(String regex, String text, boolean whole) {
        return COMPILED.computeIfAbsent(new Key(regex, whole), Patterns::compile)
                .test(text);
    }

    private static Predicate<String> compile(Key key) {
        try {
            var pattern = Pattern.compile(linear(key.regex()));
            return key.whole()
                    ? pattern::matches
                    : text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException e) {
            return backtracking(key);
        }
    }

    /** The syntax for code points that RE2 has. */
    private static String linear(String regex) {
        return regex.replace("\\uD800\\uDC00-\\uDBFF\\uDFFF", "\\x{10000}-\\x{10FFFF}")
                .replaceAll("\\\\u([0-9A-Fa-f]{4})", "\\\\x{$1}");
    }

    private static Predicate<String> backtracking(Key key) {
        try {
            var pattern = java.util.regex.Pattern.compile(key.regex());
            return text -> {
                var matcher = pattern.matcher(new BudgetedText(text));
                try {
                    return key.whole() ? matcher.matches() : matcher.find();
                } catch (BudgetedText.Exhausted | StackOverflowError e) {
                    return false;
                }
            };
        } catch (java.util.regex.PatternSyntaxException e) {
            // Some models have expressions that no engine of ours takes; there the handler is the only judge.
            return text -> true;
        }
    }
}
