package io.unkai.kernel.policy;

/**
 * A pattern, compiled. Wildcards are coded as characters that no text has, so that what a variable stands for can hold a star
 * without becoming one. Time is bounded by the product of the lengths.
 */
final class Glob {
    /** Stands for any characters. */
    static final char MANY = '\uFFFF';

    /** Stands for one character. */
    static final char ONE = '\uFFFE';

    private final String pattern;
    private final int literal;

    private Glob(String coded) {
        pattern = coded;
        int end = 0;
        while (end < coded.length() && coded.charAt(end) < ONE) {
            end++;
        }
        literal = end;
    }

    /** Compiles a pattern with {@code *} and {@code ?}. */
    static Glob of(String raw) {
        return new Glob(encode(raw));
    }

    /** Takes what is coded already. */
    static Glob coded(String coded) {
        return new Glob(coded);
    }

    static String encode(String raw) {
        return raw.replace('*', MANY).replace('?', ONE);
    }

    static boolean hasWildcards(String raw) {
        return raw.indexOf('*') >= 0 || raw.indexOf('?') >= 0;
    }

    /** Whether a text has a character that stands for a wildcard here. */
    static boolean hasCodes(String text) {
        return text.indexOf(MANY) >= 0 || text.indexOf(ONE) >= 0;
    }

    /** The pattern in its coded form; the text itself where there are no wildcards. */
    String pattern() {
        return pattern;
    }

    boolean matches(String text) {
        int length = pattern.length();
        if (literal == length) {
            return pattern.equals(text);
        }
        if (!text.regionMatches(0, pattern, 0, literal)) {
            return false;
        }
        return literal == length - 1 && pattern.charAt(literal) == MANY || search(text);
    }

    private boolean search(String text) {
        int p = literal;
        int t = literal;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (p < pattern.length() && c == MANY) {
                star = ++p;
                resume = t;
            } else if (p < pattern.length() && (c == ONE || c == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // The last star takes one character more.
                p = star;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == MANY) {
            p++;
        }
        return p == pattern.length();
    }
}
